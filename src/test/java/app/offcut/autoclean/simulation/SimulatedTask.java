package app.offcut.autoclean.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One task of the simulated MoneyPrinterTurbo, and what it saw. Written by one thread. */
final class SimulatedTask {
    final String id;
    final TaskKind kind;

    /** What the program needed and did not find: somebody cleaned too early. */
    final List<String> missing = new CopyOnWriteArrayList<>();

    /** Of each whole final, by its name. */
    final Map<String, String> checksums = new ConcurrentHashMap<>();

    /** Null while it goes on, and for ever if it has no true end. */
    volatile @Nullable Instant ended;

    /** When the last byte of the newest final was written, by the file system. */
    volatile Instant lastWrite = Instant.MIN;

    private int steps;

    SimulatedTask(String id, TaskKind kind) {
        this.id = id;
        this.kind = kind;
    }

    /** Counts what it does. */
    int step() {
        return ++steps;
    }
}
