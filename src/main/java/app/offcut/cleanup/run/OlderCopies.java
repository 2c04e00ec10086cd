package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.OlderCopy;
import app.offcut.cleanup.hold.OlderCopy.Place;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.io.IOException;
import java.util.List;

/** Says what a person can do about older copies, based on what is currently in their places. */
public final class OlderCopies {
    private OlderCopies() {}

    public static long bytes(List<OlderCopy> copies) {
        return copies.stream().mapToLong(OlderCopy::bytes).sum();
    }

    /** Names the copies, what is in their places, and how to resolve it. */
    static String sentence(HeldRun run, List<OlderCopy> copies) throws IOException {
        int all = copies.size();
        String path = copies.getFirst().path();
        String size = Formats.bytes(bytes(copies));
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
