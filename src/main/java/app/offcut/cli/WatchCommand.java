package app.offcut.cli;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code watch}: auto-clean without a window, until it is stopped. */
@Command(
        name = "watch",
        description = {
            "Clean up after each new final video until stopped; “offcut auto” is the switch."
                    + " Projects finished earlier are cleaned only for “offcut rules”, while space"
                    + " is short.",
            "Also finishes interrupted cleanups and erases held files whose time is"
                    + " over, in other libraries too."
        },
        footer = {"", "Examples:", "  offcut watch --library ~/generator", "  offcut watch --once"})
final class WatchCommand extends LibraryCommand {
    private static final String ENDED = "auto-clean has ended";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    @Option(
            names = "--once",
            description = "Check once, again after at most 15 s, clean, and exit.")
    private boolean once;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description =
                    "How long a cleanup of this watch can be undone: 0, 30s, 10m, 1h, 7d."
                            + " Default: as set by “offcut keep”.")
    private @Nullable String keep;

    private volatile boolean runStopped;

    @Override
    void checkUsage() {
        if (keep != null) KeepTime.of(keep);
    }

    @Override
    int run(OpenLibrary open) {
        overrule(open);
        StopSignal stop = answer().context().stop();
        stop.arm();
        if (once) lookOnce(open, stop);
        else watchOn(open, stop);
        if (stop.asked()) showStopped();
        return runStopped ? StopSignal.STOPPED : 0;
    }

    /**
     * Watches; also erases expired holds of other libraries, which only their own histories record.
     */
    private void watchOn(OpenLibrary open, StopSignal stop) {
        Path root = open.root();
        try (var others = LibraryOpener.heldElsewhere(answer().context().environment())) {
            var now = new AtomicReference<>(open);
            others.start(place ->
                    Optional.ofNullable(now.get())
                            .filter(_ -> place.equals(root))
                            .map(at -> at.autoCleaner()::endHeld));
            for (OpenLibrary at = open; at != null; at = watch(at, stop)) now.set(at);
        }
    }

    private void overrule(OpenLibrary open) {
        if (keep != null) open.autoCleaner().keep(KeepTime.of(keep));
    }

    private void lookOnce(OpenLibrary open, StopSignal stop) {
        noteStopped(open, stop);
        stop.whenAsked(open.autoCleaner()::close);
        open.autoCleaner().once(this::show);
        open.stop();
    }

    /**
     * Watches one opened library. Returns the reopened library if its disk came back with another
     * device number, null on a request to stop.
     */
    private @Nullable OpenLibrary watch(OpenLibrary open, StopSignal stop) {
        noteStopped(open, stop);
        var over = new CompletableFuture<Optional<OpenLibrary>>();
        try (var _ = stop.whenAsked(() -> over.complete(Optional.empty()));
                open) {
            open.autoCleaner()
                    .start(event -> {
                        if (event instanceof Event.DiskReturned) reopen(open, over);
                        else show(event);
                    })
                    .thenAccept(closed -> {
                        // the caller of this process can restart it
                        if (!closed) over.completeExceptionally(new IllegalStateException(ENDED));
                    });
            return over.join().orElse(null);
        }
    }

    private void reopen(OpenLibrary open, CompletableFuture<Optional<OpenLibrary>> over) {
        try {
            var environment = answer().context().environment();
            OpenLibrary reopened = LibraryOpener.open(open.root(), environment);
            overrule(reopened);
            if (!over.complete(Optional.of(reopened))) reopened.close();
        } catch (Problem e) {
            // gone again; its return is reported once more
        }
    }

    /**
     * Records stopped runs. A run that was interrupted earlier and is restored now was not stopped
     * by this signal.
     */
    private void noteStopped(OpenLibrary open, StopSignal stop) {
        open.cleanup()
                .onFinished(r -> runStopped |= stop.asked() && r.outcome() == Outcome.STOPPED);
    }

    private void show(Event event) {
        print(event);
        // no reader would learn what is cleaned automatically
        if (answer().context().out().lost().isPresent()) answer().context().stop().ask();
    }

    private synchronized void print(Event event) {
        var now = answer().context().environment().clock().instant();
        if (answer().json()) {
            Json.Joined shape = WatchJson.of(event, now);
            if (shape != null) answer().json(shape);
            return;
        }
        for (String line : lines(event)) answer().line(TIME.format(now) + "  " + line);
    }

    private synchronized void showStopped() {
        var now = answer().context().environment().clock().instant();
        if (answer().json()) answer().json(WatchJson.stopped(now));
        else answer().line(TIME.format(now) + "  " + Texts.of("cli.watch.stopped"));
    }

    private List<String> lines(Event event) {
        return switch (event) {
            case Event.Watching(int finals) -> List.of(Texts.of("cli.watch.watching", finals));
            case Event.Waiting(String project, String why) ->
                    List.of(Texts.of("cli.watch.waiting", project, why));
            case Event.SwitchUnreadable(String why) -> List.of(why);
            case Event.Changed _, Event.DiskReturned _ -> List.of();
            case Event.Cleaned(CleanupReport report) -> cleaned(report);
            case Event.Refused(String project, var refusal) ->
                    List.of(Texts.of("cli.watch.refused", project, refusal.message()));
            case Event.FuseBlown(List<String> projects, String why) ->
                    List.of(Texts.of("cli.watch.fuse", why, String.join(", ", projects)));
            case Event.NotWatching(String why) -> List.of(why);
            case Event.SpaceShort(String why) -> List.of(why);
            case Event.Failed(String sentence) -> List.of(sentence);
        };
    }

    private List<String> cleaned(CleanupReport report) {
        List<String> lines = new ArrayList<>(CleanText.result(report));
        if (report.spaceRule() != null) lines.add(Texts.of(report.spaceRule()));
        boolean byUser = answer().context().stop().asked();
        lines.addAll(byUser ? CleanText.remarks(report) : CleanText.laterRemarks(report));
        return lines;
    }
}
