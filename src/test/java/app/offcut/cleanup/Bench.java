package app.offcut.cleanup;

import app.offcut.SampleLibrary;
import app.offcut.TestEnvironment;
import app.offcut.cleanup.disk.Changes;
import app.offcut.cleanup.hold.Hold;
import app.offcut.database.HostDatabase;
import app.offcut.database.OwnDatabase;
import app.offcut.library.Category;
import app.offcut.library.FileIdentity;
import app.offcut.library.Library;
import app.offcut.library.UsageScanner;
import app.offcut.library.ZonesSeen;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engine on a sample library, plugged together as in the application. */
final class Bench implements AutoCloseable {
    /** Stops the clock; null for the real time. */
    @Nullable Instant at;

    /** Told whenever the engine asks for the time. */
    Runnable asked = () -> {};

    /** What the user wants to keep. */
    Set<Category> keptCategories = Set.of();

    final SampleLibrary sample;
    final Library library;
    final OwnDatabase own;
    final Pins pins;
    final TakenOut takenOut;
    final RunHistory history;
    final MeasuredList measuredList;
    final Snapshots snapshots;
    final Surveyor surveyor;
    final Hold hold;
    final Cleanup cleanup;

    private Bench(
            SampleLibrary sample,
            Library library,
            OwnDatabase own,
            Changes changes,
            FreeSpace freeSpace) {
        this.sample = sample;
        this.library = library;
        this.own = own;
        FileIdentity identity = library.identity().lasting();
        long id = own.libraryId(library.root(), identity.device(), identity.inode());
        HostDatabase host = new HostDatabase(library.databaseFile());
        pins = new Pins(own, id);
        takenOut = new TakenOut(own, id, library.root());
        history = new RunHistory(own, id);
        measuredList = new MeasuredList(own, id);
        hold = new Hold(library, this::now, changes);
        snapshots =
                new Snapshots(
                        library,
                        host,
                        new ZonesSeen(own, id),
                        hold,
                        () -> new Keeps(pins.read(), keptCategories, takenOut.read()),
                        this::now);
        surveyor =
                new Surveyor(
                        snapshots,
                        hold,
                        history,
                        measuredList,
                        new UsageScanner(library),
                        this::now);
        cleanup = new Cleanup(library, host, own, id, snapshots, hold, freeSpace, this::now);
    }

    /** The state folder may be shared by several engines. */
    static Bench on(SampleLibrary sample, Path state) {
        return on(sample, state, Changes.NONE, _ -> false);
    }

    /** With something that stands before every change on the disk. */
    static Bench on(SampleLibrary sample, Path state, Changes changes, FreeSpace freeSpace) {
        var environment = TestEnvironment.withState(state, InstantSource.system());
        return new Bench(
                sample,
                Library.open(sample.root(), environment),
                OwnDatabase.open(state),
                changes,
                freeSpace);
    }

    private Instant now() {
        asked.run();
        return at == null ? Instant.now() : at;
    }

    /** What happens to each file of a project: path and the word of the reason. */
    Map<String, String> fates(String id) {
        Map<String, String> fates = new TreeMap<>();
        for (PlanItem item : cleanup.plan(id).items()) fates.put(item.path(), item.fate().word());
        return fates;
    }

    /** Paths that a cleanup would delete now. */
    Set<String> goes(String id) {
        return goes(cleanup.plan(id));
    }

    static Set<String> goes(CleanupPlan plan) {
        return plan.items().stream()
                .filter(PlanItem::goes)
                .map(PlanItem::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    CleanupReport clean(String id) {
        return execute(cleanup.plan(id));
    }

    CleanupReport execute(CleanupPlan plan) {
        return cleanup.execute(plan, CleanupRequest.of(StartedBy.HAND), Progress.NONE);
    }

    /** Words of all rules that a project breaks, in the order of the gate. */
    String broken(String id) {
        return words(cleanup.plan(id).verdict());
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed() -> "passed";
            case Verdict.Refused(Refusal refusal) -> refusal.rule().word();
            case Verdict.NeedsReview(var rules) ->
                    rules.stream()
                            .map(refusal -> "review " + refusal.rule().word())
                            .collect(Collectors.joining(", "));
        };
    }

    @Override
    public void close() {
        own.close();
    }
}
