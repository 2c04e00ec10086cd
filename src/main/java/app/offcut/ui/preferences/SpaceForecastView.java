package app.offcut.ui.preferences;

import app.offcut.autoclean.SpaceCandidate;
import app.offcut.autoclean.SpaceForecast;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What rules about space would clean: today, and in the last 30 days. */
final class SpaceForecastView extends VBox {
    /** Projects that are named; of the others, only the number is given. */
    private static final int MOST = 5;

    private final DateTimeFormatter dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);

    SpaceForecastView(SpaceModel model) {
        super(4);
        setId("space-forecast");
        visibleProperty().bind(model.forecastProperty().map(Optional::isPresent));
        Parts.collapse(this);
        model.forecastProperty()
                .when(Showing.in(this))
                .subscribe(found -> getChildren().setAll(found.map(this::lines).orElse(List.of())));
    }

    private List<Node> lines(SpaceForecast forecast) {
        List<Node> lines = new ArrayList<>();
        int projects = forecast.today().size();
        lines.add(
                Parts.wrapped(
                        Texts.of("space.today", projects, Formats.bytes(forecast.freedBytes()))));
        forecast.today().stream()
                .limit(MOST)
                .forEach(going -> lines.add(line(going.project(), active(going.project()))));
        addRest(lines, projects);
        if (forecast.missingBytes() > 0)
            lines.add(
                    SectionParts.small(
                            Texts.of("space.missing", Formats.bytes(forecast.missingBytes()))));
        int past = forecast.past().size();
        lines.add(
                Parts.wrapped(
                        Texts.of("space.past", SpaceForecast.DAYS, past, forecast.recordedDays())));
        forecast.past().stream()
                .limit(MOST)
                .forEach(one -> lines.add(line(one.going().project(), dates.format(one.day()))));
        addRest(lines, past);
        return lines;
    }

    private String active(SpaceCandidate project) {
        LocalDate day = LocalDate.ofInstant(project.lastActive(), ZoneId.systemDefault());
        return Texts.of("space.active", dates.format(day));
    }

    private static Node line(SpaceCandidate project, String when) {
        Label name = new Label(Visible.of(project.name()));
        name.setMinWidth(0);
        String size = Formats.bytes(project.allocatedBytes());
        Label rest = Parts.firm(new Label(Texts.of("ui.space.line", size, when)), "small");
        return SectionParts.line(name, rest);
    }

    private static void addRest(List<Node> lines, int all) {
        if (all > MOST) lines.add(SectionParts.small(Texts.of("ui.space.more", all - MOST)));
    }
}
