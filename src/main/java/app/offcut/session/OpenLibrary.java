package app.offcut.session;

import app.offcut.autoclean.AutoClean;
import app.offcut.autoclean.FinalsSeen;
import app.offcut.autoclean.HeldElsewhere;
import app.offcut.autoclean.WakeUp;
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
import app.offcut.database.LibraryMemory;
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
 * One opened library: builds every object once, top to bottom, and closes in reverse. Everything is
 * plugged together here.
 */
public final class OpenLibrary implements HeldElsewhere.Opened {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLibrary.class);

    private final Library library;
    private final OwnDatabase own;
    private final HostDatabase host;
    private final UserPreferences preferences;
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

    private OpenLibrary(Library plain, LibraryMemory memory, Environment environment) {
        own = memory.own();
        clock = environment.clock();
        preferences = new UserPreferences(own);
        TrustedLinks trusted = new TrustedLinks(memory);
        ZonesSeen zonesSeen = new ZonesSeen(memory);
        library = plain.trusting(trusted.read());
        zoneLinks = new ZoneLinks(library, trusted, zonesSeen, environment.homeFolders());
        host = new HostDatabase(library.databaseFile());
        firstOpening = new FirstOpening(library, host, memory, zonesSeen);
        pins = new Pins(memory);
        unticked = new UntickedFiles(memory, plain.root());
        history = new RunHistory(memory);
        audit = new FileAudit(memory);
        measuredList = new MeasuredList(memory, pins);
        Hold hold = new Hold(library, clock, ChangeHook.NONE);
        UsageScanner scanner = new UsageScanner(library);
        Snapshots snapshots =
                new Snapshots(
                        library, host, zonesSeen, scanner, hold::noWayBack, this::keeps, clock);
        surveyor = new Surveyor(snapshots, hold, history, measuredList, scanner, clock);
        cleanup = Cleanup.of(library, host, memory, history, snapshots, hold, hold::low, clock);
        autoCleanSetting = new AutoCleanSetting(environment, library.root(), host, memory);
        autoClean =
                new AutoClean(
                        surveyor,
                        cleanup,
                        autoCleanSetting,
                        preferences,
                        new FinalsSeen(memory),
                        library,
                        host,
                        clock,
                        new WakeUp());
    }

    /**
     * Blocks; never on the FX thread.
     *
     * @throws app.offcut.text.Problem if the folder is no library, or may not be one
     */
    public static OpenLibrary open(Path folder, Environment environment) {
        return open(folder, environment, false);
    }

    /**
     * Although cleaned files are held in it, of which Offcut's memory knows nothing: a person has
     * said that its pins are lost.
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
            var memory = own.memoryOf(library.root(), identity.device(), identity.inode());
            OpenLibrary open = new OpenLibrary(library, memory, environment);
            opened = true;
            return open;
        } finally {
            if (!opened) own.close();
        }
    }

    /** What is held there was cleaned with another memory, whose pins protect files. */
    private static void refuseWhereForgotten(
            Library library, OwnDatabase own, Environment environment) {
        if (own.knows(library.root(), library.identity().lasting().inode())) return;
        if (!new Hold(library, environment.clock(), ChangeHook.NONE).runs().isEmpty())
            throw Problem.saying(
                    Problem.Code.OWN_DATABASE_DAMAGED,
                    Texts.of("memory.unknown-library", library.root(), own.file()));
    }

    /** Ends what is held in the libraries that are known and not open; opens nothing yet. */
    public static HeldElsewhere heldElsewhere(Environment environment) {
        return new HeldElsewhere(
                environment.stateFolder(),
                (id, root) -> openKnown(id, root, environment),
                environment.clock());
    }

    /**
     * Opens a library without a user who asks for it: the list of libraries stays as it is.
     *
     * @return empty if another folder is in its place
     * @throws app.offcut.text.Problem if no library is there
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
            var open = new OpenLibrary(library, new LibraryMemory(own, id), environment);
            opened = true;
            return Optional.of(open);
        } finally {
            if (!opened) own.close();
        }
    }

    /**
     * Writes a demo library, and pins one of its projects, which only Offcut's own database can
     * tell. Blocks; never on the FX thread.
     *
     * @throws app.offcut.text.Problem USAGE if the folder is not empty or cannot be written
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

    /** The generator's. */
    public HostDatabase host() {
        return host;
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
                pins.read(), Category.deletable(preferences.keptCategories()), unticked.read());
    }

    public AutoCleanSetting autoCleanSetting() {
        return autoCleanSetting;
    }

    public UserPreferences preferences() {
        return preferences;
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

    /** Ends auto-clean; a run under way is put back, or done if it was decided already. */
    public void stop() {
        autoClean.close();
        if (cleanup.awaitEnd(ShutdownTimeouts.RUN))
            autoClean.close(); // by when it has told how the run ended
        else LOG.warn("A cleanup takes long to stop; the next start ends it");
    }

    @Override
    public void close() {
        stop();
        own.close();
    }
}
