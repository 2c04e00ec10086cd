package app.offcut.autoclean;

import app.offcut.autoclean.SpaceForecast.Going;
import app.offcut.autoclean.SpaceForecast.Past;
import app.offcut.autoclean.SpaceMeter.Shortage;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.MeasuredDays;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.library.Disk;
import app.offcut.library.DiskSpace;
import app.offcut.settings.SpaceGoals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what rules about space would clean today, and what they would have cleaned in the last
 * month: on each recorded day, the projects that were finished then and not cleaned yet, with the
 * sizes that they have now or had when they were cleaned. Blocking; changes nothing.
 */
public final class SpaceSimulation {
    private final Surveyor surveyor;
    private final Cleanup cleanup;
    private final RunHistory history;
    private final MeasuredDays days;
    private final SpaceMeter meter;
    private final InstantSource clock;

    public SpaceSimulation(
            Surveyor surveyor,
            Cleanup cleanup,
            RunHistory history,
            MeasuredDays days,
            DiskSpace disk,
            InstantSource clock) {
        this.surveyor = surveyor;
        this.cleanup = cleanup;
        this.history = history;
        this.days = days;
        this.clock = clock;
        meter = new SpaceMeter(disk, cleanup, clock);
    }

    /** Measures the library, and works it out. */
    public SpaceForecast of(SpaceGoals goals) {
        Survey survey = surveyor.survey();
        Instant now = clock.instant();
        Optional<Long> free = meter.free(goals);
        long size = SpaceMeter.size(survey);
        List<SpaceCandidate> all =
                SpaceCandidate.of(survey, goals, now).stream()
                        .filter(one -> !cleanup.lastWasPutBack(one.projectId()))
                        .toList();
        List<Going> today = new ArrayList<>();
        Level level = new Level(free, Optional.of(size));
        for (SpaceCandidate one : all) {
            Optional<Shortage> shortage = level.shortage(goals);
            if (shortage.isEmpty()) break;
            today.add(new Going(one, shortage.get().rule()));
            level = level.without(one);
        }
        LocalDate date = LocalDate.ofInstant(now, ZoneId.systemDefault());
        LocalDate first = date.minusDays(SpaceForecast.DAYS);
        List<Day> recorded =
                days.read(date.minusDays(1)).stream()
                        .filter(day -> !day.date().isBefore(first))
                        .toList();
        return new SpaceForecast(
                goals,
                free,
                size,
                List.copyOf(today),
                level.shortage(goals).map(Shortage::bytes).orElse(0L),
                past(goals, recorded, everThere(survey, all)),
                recorded.size());
    }

    /** Space on the disk and size of the library, where they are known. */
    private record Level(Optional<Long> freeBytes, Optional<Long> libraryBytes) {
        Optional<Shortage> shortage(SpaceGoals goals) {
            return Shortage.of(goals, freeBytes, libraryBytes);
        }

        Level without(SpaceCandidate one) {
            return new Level(
                    freeBytes.map(free -> free + one.allocatedBytes()),
                    libraryBytes.map(size -> size - one.bytes()));
        }
    }

    /**
     * A project that could have been cleaned.
     *
     * @param cleaned when it really was; null if it is still there
     */
    private record There(SpaceCandidate project, @Nullable Instant cleaned) {
        boolean on(Instant time) {
            return project.lastActive().isBefore(time)
                    && (cleaned == null || !cleaned.isBefore(time));
        }
    }

    /** What could go now, and what was cleaned: the least recently active first. */
    private List<There> everThere(Survey survey, List<SpaceCandidate> now) {
        Map<String, Instant> activity = new HashMap<>();
        for (ProjectRow row : survey.rows())
            SpaceCandidate.activity(row).forEach(time -> activity.put(row.id(), time));
        List<There> all = new ArrayList<>();
        for (SpaceCandidate one : now) all.add(new There(one, null));
        for (Run run : history.runs()) {
            Instant active = activity.get(run.projectId());
            if (active == null || run.freedBytes() == 0 || active.isAfter(run.startedAt()))
                continue;
            long bytes = run.freedBytes();
            var project =
                    new SpaceCandidate(run.projectId(), run.projectName(), active, bytes, bytes);
            all.add(new There(project, run.startedAt()));
        }
        all.sort(Comparator.comparing(one -> one.project.lastActive()));
        return all;
    }

    private static List<Past> past(SpaceGoals goals, List<Day> recorded, List<There> all) {
        List<Past> past = new ArrayList<>();
        Set<There> gone = new HashSet<>();
        for (Day day : recorded) {
            Instant end = day.date().plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
            Instant active = end.minus(Duration.ofDays(goals.olderDays()));
            Level level =
                    new Level(
                            Optional.ofNullable(day.disk()).map(Disk::freeBytes),
                            Optional.of(day.bytes()));
            // what had gone before would not have been there any more
            for (There one : gone) if (one.on(end)) level = level.without(one.project);
            for (There one : all) {
                Optional<Shortage> shortage = level.shortage(goals);
                if (shortage.isEmpty()) break;
                if (!one.on(end) || !one.project.lastActive().isBefore(active)) continue;
                if (!gone.add(one)) continue;
                past.add(new Past(day.date(), new Going(one.project, shortage.get().rule())));
                level = level.without(one.project);
            }
        }
        return List.copyOf(past);
    }
}
