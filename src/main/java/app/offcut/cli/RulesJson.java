package app.offcut.cli;

import app.offcut.autoclean.SpaceCandidate;
import app.offcut.autoclean.SpaceForecast;
import app.offcut.settings.SpaceGoals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code rules}.
 *
 * @param freeBytes 0 if that rule is off
 * @param librarySizeBytes likewise
 * @param olderDays 0 for projects of any age
 * @param simulation null unless asked for
 */
record RulesJson(
        boolean on,
        long freeBytes,
        long librarySizeBytes,
        int olderDays,
        @Nullable Simulation simulation) {

    static RulesJson of(SpaceGoals goals, @Nullable SpaceForecast forecast) {
        return new RulesJson(
                goals.on(),
                goals.freeBytes(),
                goals.libraryBytes(),
                goals.olderDays(),
                forecast == null ? null : Simulation.of(forecast));
    }

    /**
     * @param diskFreeBytes null if unknown
     */
    record Simulation(
            @Nullable Long diskFreeBytes,
            long libraryBytes,
            List<Going> today,
            long missingBytes,
            List<Past> past,
            int recordedDays) {
        static Simulation of(SpaceForecast forecast) {
            return new Simulation(
                    forecast.freeBytes().orElse(null),
                    forecast.libraryBytes(),
                    forecast.today().stream().map(Going::of).toList(),
                    forecast.missingBytes(),
                    forecast.past().stream().map(Past::of).toList(),
                    forecast.recordedDays());
        }
    }

    record Going(
            String project,
            String name,
            String spaceRule,
            Instant lastActive,
            long bytes,
            long allocatedBytes) {
        static Going of(SpaceForecast.Going going) {
            SpaceCandidate project = going.project();
            return new Going(
                    project.projectId(),
                    project.name(),
                    going.rule().word(),
                    project.lastActive(),
                    project.bytes(),
                    project.allocatedBytes());
        }
    }

    /**
     * @param day as YYYY-MM-DD
     */
    record Past(String day, String project, String name, String spaceRule, long bytes) {
        static Past of(SpaceForecast.Past past) {
            SpaceCandidate project = past.going().project();
            return new Past(
                    past.day().toString(),
                    project.projectId(),
                    project.name(),
                    past.going().rule().word(),
                    project.bytes());
        }
    }
}
