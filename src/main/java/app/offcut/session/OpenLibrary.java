package app.offcut.session;

import app.offcut.autoclean.AutoClean;
import app.offcut.autoclean.HeldElsewhere;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.plan.Pins;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.UntickedFiles;
import app.offcut.cleanup.plan.UserKeeps;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.FileAudit;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.survey.MeasuredList;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.database.HostDatabase;
import app.offcut.database.OwnDatabase;
import app.offcut.demo.DemoLibrary;
import app.offcut.instance.ShutdownTimeouts;
import app.offcut.library.Category;
import app.offcut.library.Library;
import app.offcut.library.links.TrustedLinks;
import app.offcut.library.links.ZoneLinks;
import app.offcut.library.links.ZonesSeen;
import app.offcut.library.scan.FirstOpening;
import app.offcut.library.scan.UsageScanner;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opened library, and the composition root: builds every object once, top to bottom, and closes
 * in reverse order.
 */
public final class OpenLibrary implements HeldElsewhere.Opened {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLibrary.class);

    private final Library library;
    private final OwnDatabase own;
    private final Pins pins;
    private final UntickedFiles unticked;
    private final RunHistory history;
    private final FileAudit audit;
    private final MeasuredList measuredList;
    private final Surveyor surveyor;
    private final Cleanup cleanup;
    private final AutoCleanSetting autoCleanSetting;
    private final AutoClean autoClean;
    private final ZoneLinks zoneLinks;
    private final FirstOpening firstOpening;
    private final InstantSource clock;

    private OpenLibrary(Library plain, long id, OwnDatabase own, Environment environment) {
        this.own = own;
        clock = environment.clock();
        TrustedLinks trusted = new TrustedLinks(own, id);
        ZonesSeen zonesSeen = new ZonesSeen(own, id);
        library = plain.trusting(trusted.read());
        zoneLinks = new ZoneLinks(library, trusted, zonesSeen, environment.homeFolders());
        HostDatabase host = new HostDatabase(library.databaseFile());
        firstOpening = new FirstOpening(library, host, own, id, zonesSeen);
        pins = new Pins(own, id);
        unticked = new UntickedFiles(own, id, plain.root());
        history = new RunHistory(own, id);
        audit = new FileAudit(own, id);
        measuredList = new MeasuredList(own, id);
        Hold hold = new Hold(library, clock, ChangeHook.NONE);
        Snapshots snapshots =
                new Snapshots(library, host, zonesSeen, hold::noWayBack, this::keeps, clock);
        surveyor =
                new Surveyor(
                        snapshots, hold, history, measuredList, new UsageScanner(library), clock);
        cleanup = new Cleanup(library, host, own, id, snapshots, hold, clock);
        autoCleanSetting = new AutoCleanSetting(environment, library.root(), host, own, id);
        autoClean = new AutoClean(surveyor, cleanup, autoCleanSetting, own, id, library, clock);
    }

    /**
     * Opens a library. Blocking; never call it on the FX thread.
     *
     * @throws app.offcut.text.Problem if the folder is not a library, or may not be one
     */
    public static OpenLibrary open(Path folder, Environment environment) {
        return open(folder, environment, false);
    }

    /**
     * Opens a library whose hold contains files unknown to offcut.db, after a person has accepted
     * that its pins are lost.
     */
    public static OpenLibrary openAsNew(Path folder, Environment environment) {
        return open(folder, environment, true);
    }

    private static OpenLibrary open(Path folder, Environment environment, boolean asNew) {
        Library library = Library.open(folder, environment);
        OwnDatabase own = OwnDatabase.open(environment.stateFolder());
        boolean opened = false;
        try {
            if (!asNew) refuseWhereForgotten(library, own, environment);
            var identity = library.identity().lasting();
            long id = own.libraryId(library.root(), identity.device(), identity.inode());
            OpenLibrary open = new OpenLibrary(library, id, own, environment);
            opened = true;
            return open;
        } finally {
            if (!opened) own.close();
        }
    }

    /**
     * Refuses a library whose held files were cleaned with another offcut.db, whose pins protect
     * files.
     */
    private static void refuseWhereForgotten(
            Library library, OwnDatabase own, Environment environment) {
        if (own.knows(library.root(), library.identity().lasting().inode())) return;
        if (!new Hold(library, environment.clock(), ChangeHook.NONE).runs().isEmpty())
            throw Problem.saying(
                    Problem.Code.OWN_DATABASE_DAMAGED,
                    Texts.of("memory.unknown-library", library.root(), own.file()));
    }

    /** Erases expired holds in known libraries that are not open. Opens none until started. */
    public static HeldElsewhere heldElsewhere(Environment environment) {
        return new HeldElsewhere(
                environment.stateFolder(),
                (id, root) -> openKnown(id, root, environment),
                environment.clock());
    }

    /**
     * Opens a library in the background: the user's list of libraries stays as it is.
     *
     * @return empty if another folder is in its place
     * @throws app.offcut.text.Problem if there is no library
     */
    private static Optional<HeldElsewhere.Opened> openKnown(
            long id, Path root, Environment environment) {
        Library library = Library.open(root, environment);
        OwnDatabase own = OwnDatabase.open(environment.stateFolder());
        boolean opened = false;
        try {
            var identity = library.identity().lasting();
            if (!own.isThere(id, library.root(), identity.device(), identity.inode()))
                return Optional.empty();
            var open = new OpenLibrary(library, id, own, environment);
            opened = true;
            return Optional.of(open);
        } finally {
            if (!opened) own.close();
        }
    }

    /**
     * Writes a demo library and pins one of its projects in Offcut's own database. Blocking; never
     * call it on the FX thread.
     *
     * @throws app.offcut.text.Problem USAGE if the folder is not empty or not writable
     */
    public static void writeDemo(Path folder, int projects, long seed, Environment environment) {
        DemoLibrary.write(folder, projects, seed, environment.clock())
                .ifPresent(id -> {
                    try (OpenLibrary demo = open(folder, environment)) {
                        demo.pins().pin(id);
                    }
                });
    }

    public Library library() {
        return library;
    }

    public Surveyor surveyor() {
        return surveyor;
    }

    @Override
    public Cleanup cleanup() {
        return cleanup;
    }

    public InstantSource clock() {
        return clock;
    }

    public MeasuredList measuredList() {
        return measuredList;
    }

    public RunHistory history() {
        return history;
    }

    public FileAudit audit() {
        return audit;
    }

    public Pins pins() {
        return pins;
    }

    public UntickedFiles unticked() {
        return unticked;
    }

    private UserKeeps keeps() {
        return new UserKeeps(
                pins.read(), Category.deletable(preferences().keptCategories()), unticked.read());
    }

    public AutoCleanSetting autoCleanSetting() {
        return autoCleanSetting;
    }

    public UserPreferences preferences() {
        return new UserPreferences(own);
    }

    public AutoClean autoClean() {
        return autoClean;
    }

    public ZoneLinks zoneLinks() {
        return zoneLinks;
    }

    public FirstOpening firstOpening() {
        return firstOpening;
    }

    /** Stops auto-clean; a run under way is restored, or completed if it is already committed. */
    public void stop() {
        autoClean.close();
        if (cleanup.awaitEnd(ShutdownTimeouts.RUN))
            autoClean.close(); // has reported the run's result when it returns
        else LOG.warn("A cleanup takes long to stop; the next start finishes it");
    }

    @Override
    public void close() {
        stop();
        own.close();
    }
}
