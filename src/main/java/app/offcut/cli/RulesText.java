package app.offcut.cli;

import app.offcut.autoclean.SpaceCandidate;
import app.offcut.autoclean.SpaceForecast;
import app.offcut.autoclean.SpaceForecast.Going;
import app.offcut.autoclean.SpaceForecast.Past;
import app.offcut.settings.SpaceGoals;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;

/** The text of the rules about space and of their simulation. */
final class RulesText {
    private RulesText() {}

    static List<String> of(SpaceGoals goals) {
        if (!goals.on()) return List.of(Texts.of("cli.rules.off"));
        List<String> lines = new ArrayList<>();
        if (goals.freeBytes() > 0)
            lines.add(Texts.of("cli.rules.free", Formats.bytes(goals.freeBytes())));
        if (goals.libraryBytes() > 0)
            lines.add(Texts.of("cli.rules.size", Formats.bytes(goals.libraryBytes())));
        if (goals.olderDays() > 0) lines.add(Texts.of("cli.rules.older", goals.olderDays()));
        return lines;
    }

    static List<String> of(SpaceForecast forecast) {
        List<String> lines = new ArrayList<>(of(forecast.goals()));
        lines.add(
                Texts.of(
                        "space.today",
                        forecast.today().size(),
                        Formats.bytes(forecast.freedBytes())));
        Table today = new Table(0, "lrl");
        for (Going going : forecast.today()) {
            SpaceCandidate project = going.project();
            LocalDate active = LocalDate.ofInstant(project.lastActive(), ZoneId.systemDefault());
            today.row(
                    "  " + project.name(),
                    Formats.bytes(project.allocatedBytes()),
                    Texts.of("space.active", day(active)));
        }
        lines.addAll(today.lines());
        if (forecast.missingBytes() > 0)
            lines.add(Texts.of("space.missing", Formats.bytes(forecast.missingBytes())));
        lines.add(
                Texts.of(
                        "space.past",
                        SpaceForecast.DAYS,
                        forecast.past().size(),
                        forecast.recordedDays()));
        Table past = new Table(1, "llr");
        for (Past one : forecast.past()) {
            SpaceCandidate project = one.going().project();
            past.row(
                    "  " + day(one.day()), project.name(), Formats.bytes(project.allocatedBytes()));
        }
        lines.addAll(past.lines());
        return lines;
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(day);
    }
}
