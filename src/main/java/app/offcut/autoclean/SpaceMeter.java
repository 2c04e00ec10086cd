package app.offcut.autoclean;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.DiskSpace;
import app.offcut.settings.SpaceGoals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures how much space there is, and tells what is short of the user's goals. */
final class SpaceMeter {
    /**
     * The longest time for which a run can be undone that makes room on the disk. What the hold
     * gives back within it counts as free.
     */
    static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    private final DiskSpace disk;
    private final Cleanup cleanup;
    private final InstantSource clock;

    SpaceMeter(DiskSpace disk, Cleanup cleanup, InstantSource clock) {
        this.disk = disk;
        this.cleanup = cleanup;
        this.clock = clock;
    }

    /**
     * What is short.
     *
     * @param bytes how much must go
     */
    record Shortage(SpaceRule rule, long bytes) {
        /** Space on the disk first. Unknown figures are no reason to clean. */
        static Optional<Shortage> of(
                SpaceGoals goals, Optional<Long> freeBytes, Optional<Long> libraryBytes) {
            Optional<Shortage> ofDisk =
                    freeBytes
                            .filter(free -> free < goals.freeBytes())
                            .map(free ->
                                    new Shortage(SpaceRule.FREE_SPACE, goals.freeBytes() - free));
            return ofDisk.or(() ->
                    libraryBytes
                            .filter(size -> goals.libraryBytes() > 0 && size > goals.libraryBytes())
                            .map(size ->
                                    new Shortage(
                                            SpaceRule.LIBRARY_SIZE, size - goals.libraryBytes())));
        }
    }

    /** The free space, with what held files free soon. Asks about them only if it is short. */
    Optional<Long> free(SpaceGoals goals) {
        return disk.free().map(free -> free < goals.freeBytes() ? free + freedSoon() : free);
    }

    /** The free space, without held files. */
    Optional<Long> freeNow() {
        return disk.free();
    }

    /** The projects whose files are held. */
    Set<String> heldProjects() {
        return cleanup.runs().stream()
                .filter(HeldRun::held)
                .flatMap(run -> Stream.ofNullable(run.journal().manifest()))
                .map(Manifest::projectId)
                .collect(Collectors.toSet());
    }

    /** What held files free within {@link #LONGEST_HOLD}. */
    long freedSoon() {
        Instant soon = clock.instant().plus(LONGEST_HOLD);
        return cleanup.runs().stream()
                .filter(HeldRun::held)
                .filter(run -> endsBy(run, soon))
                .mapToLong(run -> run.journal().heldBytes())
                .sum();
    }

    private static boolean endsBy(HeldRun run, Instant soon) {
        Commit commit = run.journal().commit();
        return commit != null && !commit.keepUntil().isAfter(soon);
    }

    /** All files of projects, and those of none; without held ones. */
    static long size(Survey survey) {
        return survey.totals().totalBytes()
                + survey.areas().stream().mapToLong(area -> area.total().bytes()).sum();
    }
}
