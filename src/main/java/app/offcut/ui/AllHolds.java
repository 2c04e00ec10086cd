package app.offcut.ui;

import app.offcut.autoclean.HeldTotals;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.session.Session;
import app.offcut.text.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is held in the open library, which erases it itself, and in all others. */
public final class AllHolds implements AutoCloseable {
    private final HeldTotals others;
    private volatile @Nullable Session open;

    /**
     * @param others of the libraries that are not open
     */
    AllHolds(HeldTotals others) {
        this.others = others;
    }

    /** Null while no library is open and started. */
    void open(@Nullable Session started) {
        open = started;
    }

    void start() {
        others.start(this::erasing);
    }

    /** How a library that is open here erases its own holds; empty for any other. Thread-safe. */
    private Optional<Runnable> erasing(Path root) {
        return Optional.ofNullable(open)
                .filter(session -> session.root().equals(root))
                .map(session -> session::endHeld);
    }

    public HeldTotals totals() {
        return others;
    }

    /**
     * Erases all held files in every library. Blocking.
     *
     * @return a sentence for each library where that failed
     */
    public List<String> erase() {
        List<String> left = new ArrayList<>();
        Session session = open;
        if (session != null)
            for (String run : session.heldRuns().keySet()) {
                try {
                    CleanupReport report = session.purge(run);
                    Refusal refusal = report.refusal();
                    if (refusal != null) left.add(refusal.message());
                    else report.failed().stream().findFirst().ifPresent(f -> left.add(f.cause()));
                } catch (Problem problem) {
                    // if another Offcut was faster, nothing is left
                    if (problem.code() != Problem.Code.NO_SUCH_RUN) left.add(problem.sentence());
                }
            }
        left.addAll(others.eraseNow());
        return left;
    }

    @Override
    public void close() {
        others.close();
    }
}
