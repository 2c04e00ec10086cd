package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.OlderCopy;
import app.offcut.cleanup.hold.OlderCopy.Place;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Says in one sentence why a run of an earlier start is not finished, based on what is on the disk
 * now.
 */
public final class RunProblem {
    private RunProblem() {}

    /** Why nothing can be done with a run now; empty if something can. Read-only. */
    public static Optional<String> obstacle(HeldRun run) {
        Optional<String> unreadable = run.unreadable();
        if (unreadable.isPresent())
            return unreadable.map(why -> Texts.of("recovery.unreadable", run.name(), why));
        return run.missingZone()
                .map(zone -> Texts.of("recovery.zone-missing", run.name(), zone.word()))
                .or(() ->
                        run.unnamed().map(path -> Texts.of("recovery.unnamed", run.name(), path)));
    }

    /** The sentence for an interrupted run; empty if nothing is left of it. */
    public static Optional<String> interrupted(HeldRun run) {
        Optional<String> obstacle = obstacle(run);
        if (obstacle.isPresent()) return obstacle;
        try {
            if (run.empty()) return Optional.empty();
            boolean ends = run.journal().manifest() != null && run.olderCopies().isEmpty();
            return Optional.of(
                    ends
                            ? Texts.of(
                                    "recovery.interrupted",
                                    run.name(),
                                    run.paths().size(),
                                    run.places())
                            : waiting(run));
        } catch (IOException e) {
            return Optional.of(Texts.of("recovery.unreadable", run.name(), run.trouble(e)));
        }
    }

    /** Why a run still waits, based on what is on the disk now. */
    static String waiting(HeldRun run) throws IOException {
        List<OlderCopy> older = run.olderCopies();
        if (!older.isEmpty() && run.journal().manifest() != null) return older(run, older);
        List<String> paths = run.paths();
        return Texts.of("recovery.kept", paths.size(), paths.getFirst(), run.places());
    }

    /** Names the copies, what is in their places, and how to resolve it. */
    private static String older(HeldRun run, List<OlderCopy> copies) throws IOException {
        int all = copies.size();
        String path = copies.getFirst().path();
        String size = Formats.bytes(OlderCopy.bytes(copies));
        int free = count(copies, Place.FREE);
        String ways = free == all ? "recovery.older.ways.free" : "recovery.older.ways";
        return String.join(
                " ",
                Texts.of("recovery.older", run.name(), all, path, run.places(), size),
                there(all, free, count(copies, Place.NEWER)),
                Texts.of(ways, all, run.run()));
    }

    private static String there(int all, int free, int newer) {
        if (free == all) return Texts.of("recovery.older.free", all);
        if (free > 0) return Texts.of("recovery.older.some-free", free, all - free);
        return newer == all
                ? Texts.of("recovery.older.newer", all)
                : Texts.of("recovery.older.other");
    }

    private static int count(List<OlderCopy> copies, Place place) {
        return (int) copies.stream().filter(copy -> copy.place() == place).count();
    }
}
