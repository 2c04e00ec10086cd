package app.offcut.ui.projects;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.generator.Project;
import app.offcut.session.Session;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Saves what the user ticks and unticks in a plan. A cleanup requested meanwhile waits for that,
 * and does not begin if saving fails.
 */
public final class TickedFiles {
    private final Session session;
    private final Background background;
    private final Consumer<String> saved;
    private final BiConsumer<String, Throwable> failed;
    private final Set<CompletableFuture<Boolean>> unsaved = new LinkedHashSet<>();

    TickedFiles(
            Session session,
            Background background,
            Consumer<String> saved,
            BiConsumer<String, Throwable> failed) {
        this.session = session;
        this.background = background;
        this.saved = saved;
        this.failed = failed;
    }

    /** Saves whether files of a plan go, or stay in every cleanup. Calls one of the two. */
    public void choose(
            CleanupPlan plan, Set<String> paths, boolean goes, Runnable done, Runnable undone) {
        Project project = plan.project();
        CompletableFuture<Boolean> saving = new CompletableFuture<>();
        unsaved.add(saving);
        background.run(
                Lane.ANSWER,
                () -> {
                    try {
                        if (goes) session.putIn(paths);
                        else session.takeOut(plan, paths);
                        saving.complete(true);
                    } catch (RuntimeException e) {
                        saving.completeExceptionally(e);
                        throw e;
                    }
                },
                () -> {
                    unsaved.remove(saving);
                    done.run();
                    if (unsaved.isEmpty()) saved.accept(project.id());
                },
                trouble -> {
                    unsaved.remove(saving);
                    undone.run();
                    failed.accept(project.name(), trouble);
                    saved.accept(project.id());
                });
    }

    /** A plan that waits for the choices unsaved now, and throws what a save has thrown. */
    Supplier<CleanupPlan> afterSaves(Supplier<CleanupPlan> plan) {
        List<CompletableFuture<Boolean>> now = List.copyOf(unsaved);
        return () -> {
            try {
                now.forEach(CompletableFuture::join);
            } catch (CompletionException e) {
                throw e.getCause() instanceof Problem problem ? problem : e;
            }
            return plan.get();
        };
    }
}
