package app.offcut.session;

import app.offcut.autoclean.AutoClean;
import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.Thumbnail;
import app.offcut.library.links.ZoneLink;
import app.offcut.library.scan.FirstOpening;
import app.offcut.settings.AutoCleanSetting;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The implementation of the window's session on an opened library. */
public final class LibrarySession implements Session {
    private static final Logger LOG = LoggerFactory.getLogger(LibrarySession.class);

    private final OpenLibrary library;

    public LibrarySession(OpenLibrary library) {
        this.library = library;
    }

    @Override
    public Path root() {
        return library.library().root();
    }

    @Override
    public String name() {
        return library.library().name();
    }

    @Override
    public Optional<FirstOpening.Found> firstOpening() {
        return library.firstOpening().look();
    }

    @Override
    public void told() {
        library.firstOpening().told();
    }

    @Override
    public boolean isThere() {
        return Files.isDirectory(root());
    }

    @Override
    public Optional<Survey> stored() {
        return library.measuredList().read();
    }

    @Override
    public Survey survey() {
        return library.surveyor().survey();
    }

    @Override
    public ProjectRow row(String projectId) {
        return library.surveyor().row(projectId);
    }

    @Override
    public CleanupPlan plan(String projectId) {
        return library.cleanup().plan(projectId);
    }

    @Override
    public CleanupReport execute(CleanupPlan plan, Set<Rule> accepted, Progress progress) {
        var keep = library.preferences().keepTime().duration();
        var request = CleanupRequest.of(StartedBy.HAND).accepting(accepted).keeping(keep);
        return library.cleanup().execute(plan, request, progress);
    }

    @Override
    public CleanupReport undo(String run) {
        return library.cleanup().undo(run);
    }

    @Override
    public CleanupReport purge(String run) {
        return library.cleanup().purge(run);
    }

    @Override
    public Map<String, String> recover() {
        Map<String, String> waiting = new LinkedHashMap<>();
        for (Recovered one : library.cleanup().recover())
            if (one.problem() != null) waiting.put(one.run(), one.problem());
        return waiting;
    }

    @Override
    public Map<String, Optional<String>> questions() {
        return library.cleanup().questions();
    }

    @Override
    public long freedThisMonth() {
        var month = library.clock().instant().atZone(ZoneId.systemDefault()).toLocalDate();
        var begin = month.withDayOfMonth(1).atStartOfDay(ZoneId.systemDefault());
        return library.history().freedBytesSince(begin.toInstant());
    }

    @Override
    public List<Run> runs() {
        return library.history().runs();
    }

    @Override
    public Map<String, HeldFiles> heldRuns() {
        return library.cleanup().runs().stream()
                .filter(HeldRun::waits)
                .collect(
                        Collectors.toMap(
                                HeldRun::run,
                                run ->
                                        new HeldFiles(
                                                run.journal().held().size(),
                                                run.journal().heldBytes())));
    }

    @Override
    public Map<String, HeldFiles> olderCopies() {
        Map<String, HeldFiles> older = new HashMap<>();
        for (HeldRun run : library.cleanup().runs()) {
            HeldAmounts inHold = run.asks() ? HeldAmounts.olderCopies(run) : HeldAmounts.NONE;
            if (inHold.olderFiles() > 0)
                older.put(run.run(), new HeldFiles(inHold.olderFiles(), inHold.olderBytes()));
        }
        return older;
    }

    @Override
    public List<FileResult> files(String run) {
        return library.audit().files(run);
    }

    @Override
    public void exportHistory(Path file) {
        HistoryTable.write(library.history().runs(), file);
    }

    @Override
    public boolean isThere(String file) {
        return Files.exists(root().resolve(file));
    }

    @Override
    public Optional<byte[]> picture(String projectId) {
        return Thumbnail.read(library.library(), projectId);
    }

    @Override
    public List<ZoneLink> untrustedLinks() {
        return library.zoneLinks().find().stream().filter(link -> !link.trusted()).toList();
    }

    @Override
    public void agree(ZoneLink link) {
        library.zoneLinks().agree(link);
    }

    @Override
    public void takeOut(CleanupPlan plan, String path) {
        library.unticked().takeOut(plan, path);
    }

    @Override
    public void putIn(String path) {
        library.unticked().putIn(path);
    }

    @Override
    public void pin(String projectId) {
        library.pins().pin(projectId);
    }

    @Override
    public void unpin(String projectId) {
        library.pins().unpin(projectId);
        library.autoClean().lookAgain(projectId);
    }

    @Override
    public AutoCleanSetting.Value autoClean() {
        return library.autoCleanSetting().read();
    }

    @Override
    public void autoClean(boolean preference) {
        library.autoCleanSetting().save(preference);
        library.autoClean().lookAgain();
    }

    @Override
    public Optional<Disk> disk() {
        try {
            FileStore store = Files.getFileStore(root());
            return Optional.of(new Disk(store.getUsableSpace(), store.getTotalSpace()));
        } catch (IOException e) {
            LOG.info("The disk size of {} is unknown: {}", root(), e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void watch(Consumer<AutoClean.Event> listener) {
        library.autoClean().start(listener);
    }

    @Override
    public void endHeld() {
        library.autoClean().endHeld();
    }

    @Override
    public void onFinished(Consumer<CleanupReport> listener) {
        library.cleanup().onFinished(listener);
    }

    @Override
    public void close() {
        library.close();
    }
}
