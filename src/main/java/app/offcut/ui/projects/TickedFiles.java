package app.offcut.ui.projects;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.session.Session;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Saves what the user ticks and unticks in a plan. A cleanup requested meanwhile waits for that,
 * and does not begin if saving fails.
 */
final class TickedFiles {
    private final Session session;
    private final Background background;
    private final Set<CompletableFuture<Boolean>> unsaved = new LinkedHashSet<>();

    TickedFiles(Session session, Background background) {
        this.session = session;
        this.background = background;
    }

    /**
     * Saves a choice.
     *
     * @param goes whether the file is now ticked
     */
    void save(
            CleanupPlan plan,
            String path,
            boolean goes,
            Runnable done,
            Consumer<Throwable> failed) {
        CompletableFuture<Boolean> saving = new CompletableFuture<>();
        unsaved.add(saving);
        background.run(
                Lane.ANSWER,
                () -> {
                    try {
                        if (goes) session.putIn(path);
                        else session.takeOut(plan, path);
                        saving.complete(true);
                    } catch (RuntimeException e) {
                        saving.completeExceptionally(e);
                        throw e;
                    }
                },
                () -> {
                    unsaved.remove(saving);
                    done.run();
                },
                trouble -> {
                    unsaved.remove(saving);
                    failed.accept(trouble);
                });
    }

    boolean allSaved() {
        return unsaved.isEmpty();
    }

    /**
     * Waits, on another thread, for the choices that are unsaved now.
     *
     * @return throws the exception of a failed save
     */
    Runnable settling() {
        List<CompletableFuture<Boolean>> now = List.copyOf(unsaved);
        return () -> {
            try {
                now.forEach(CompletableFuture::join);
            } catch (CompletionException e) {
                throw e.getCause() instanceof Problem problem ? problem : e;
            }
        };
    }
}
