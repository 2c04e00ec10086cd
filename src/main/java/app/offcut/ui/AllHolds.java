package app.offcut.ui;

import app.offcut.autoclean.HeldElsewhere;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.session.Session;
import app.offcut.text.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All held files: those of the open library, erased by its session, and those of all others. */
public final class AllHolds implements AutoCloseable {
    private final HeldElsewhere others;
    private volatile @Nullable Session open;

    AllHolds(HeldElsewhere others) {
        this.others = others;
    }

    /** Null while no library is open and started. */
    void open(@Nullable Session started) {
        open = started;
    }

    void start() {
        others.start(this::eraserFor);
    }

    /** The action that erases the holds of the library open here; empty for others. Thread-safe. */
    private Optional<Runnable> eraserFor(Path root) {
        return Optional.ofNullable(open)
                .filter(session -> session.root().equals(root))
                .map(session -> session::endHeld);
    }

    public HeldElsewhere heldElsewhere() {
        return others;
    }

    /** Erases all held files in every library. Blocking. Returns a sentence for each failure. */
    public List<String> erase() {
        List<String> failures = new ArrayList<>();
        Session session = open;
        if (session != null)
            for (String run : session.heldRuns().keySet()) {
                try {
                    CleanupReport report = session.purge(run);
                    Refusal refusal = report.refusal();
                    if (refusal != null) failures.add(refusal.message());
                    else
                        report.failed().stream()
                                .findFirst()
                                .ifPresent(f -> failures.add(f.cause()));
                } catch (Problem problem) {
                    // if another Offcut was faster, nothing has failed
                    if (problem.code() != Problem.Code.NO_SUCH_RUN)
                        failures.add(problem.sentence());
                }
            }
        failures.addAll(others.eraseNow());
        return failures;
    }

    @Override
    public void close() {
        others.close();
    }
}
