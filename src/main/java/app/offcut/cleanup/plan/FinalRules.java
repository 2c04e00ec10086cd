package app.offcut.cleanup.plan;

import app.offcut.failure.Failure;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.video.FinalVideo;
import app.offcut.video.Flaw;
import app.offcut.video.Mp4Reader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gate's rules about the final videos themselves: whether all that are due exist, which files
 * they are, and whether they are complete.
 */
final class FinalRules {
    private static final long SMALLEST_FINAL_BYTES = 1024;

    private final Snapshot snapshot;
    private final Function<FoundFile, FinalVideo> reader;

    FinalRules(Snapshot snapshot, Function<FoundFile, FinalVideo> reader) {
        this.snapshot = snapshot;
        this.reader = reader;
    }

    /** A final video that is there, and what is expected of it. */
    record Found(FinalVideo video, Expected expected) {}

    /**
     * Finds the final videos to check; empty if there is none. Adds a refusal for every doubt about
     * the choice.
     */
    List<Found> find(Project project, List<Expected> due, List<Refusal> failures) {
        List<FoundFile> kept = snapshot.kept(project);
        List<FoundFile> there =
                kept.stream()
                        .filter(file -> snapshot.layout().isFinal(project.id(), file.names()))
                        .toList();
        List<FoundFile> candidates = there.stream().filter(FinalRules::mayBeWhole).toList();
        Optional<FoundFile> closed =
                kept.stream().filter(file -> file.kind() == FoundFile.Kind.UNREADABLE).findFirst();
        closed.ifPresent(file -> failures.add(unreadable(file, whyClosed(file))));
        if (candidates.isEmpty()) {
            if (closed.isEmpty()) failures.add(Refusal.of(Rule.NO_FINAL));
            return List.of();
        }
        if (due.stream().anyMatch(Expected::isDue)) return findDue(due, candidates, failures);
        Expected expected = due.isEmpty() ? Expected.NOTHING : due.getFirst();
        return List.of(new Found(choose(expected, there, candidates, failures), expected));
    }

    private List<Found> findDue(
            List<Expected> due, List<FoundFile> candidates, List<Refusal> failures) {
        List<Found> found = new ArrayList<>();
        for (Expected expected : due)
            candidates.stream()
                    .filter(file -> file.names().equals(expected.names()))
                    .findFirst()
                    .ifPresent(file -> found.add(new Found(reader.apply(file), expected)));
        if (found.size() < due.size())
            failures.add(
                    Refusal.of(
                            Rule.FINALS_MISSING,
                            String.valueOf(found.size()),
                            String.valueOf(due.size())));
        return found;
    }

    /** Chooses the final of a project that has one, where its generator knows several places. */
    private FinalVideo choose(
            Expected expected,
            List<FoundFile> there,
            List<FoundFile> candidates,
            List<Refusal> failures) {
        String recorded = expected.path();
        FoundFile named = null;
        if (recorded != null) {
            named =
                    candidates.stream()
                            .filter(c -> c.names().equals(expected.names()))
                            .findFirst()
                            .orElse(null);
            if (named == null) failures.add(Refusal.of(Rule.FINAL_ELSEWHERE, recorded));
        }
        List<FinalVideo> read = candidates.stream().map(reader).toList();
        if (there.size() > 1
                && (named == null
                        || read.size() < there.size()
                        || !read.stream().allMatch(FinalVideo::complete)))
            failures.add(
                    Refusal.of(Rule.TWO_FINALS, there.getFirst().shown(), there.getLast().shown()));
        FoundFile wanted = named;
        return read.stream().filter(v -> v.file() == wanted).findFirst().orElse(read.getFirst());
    }

    private Refusal unreadable(FoundFile file, IOException why) {
        Path path = snapshot.library().root().resolve(file.path());
        return Refusal.of(Rule.FINAL_UNREADABLE, Failure.of(why, path).sentence());
    }

    /** Opens the file again, because the walk keeps no reasons. */
    private IOException whyClosed(FoundFile file) {
        List<Path> names = new ArrayList<>();
        file.path().forEach(names::add);
        try (Folder folder = snapshot.library().open(names)) {
            folder.names();
        } catch (IOException e) {
            return e;
        }
        return new AccessDeniedException(file.shown());
    }

    private static boolean mayBeWhole(FoundFile file) {
        return file.kind() == FoundFile.Kind.REGULAR && file.bytes() >= SMALLEST_FINAL_BYTES;
    }

    /** Checks that the final is a complete MP4. */
    void checkWhole(FinalVideo video, List<Refusal> failures) {
        if (!video.file().names().getLast().toLowerCase(Locale.ROOT).endsWith(".mp4")) {
            failures.add(Refusal.of(Rule.FINAL_UNCHECKED, name(video)));
            return;
        }
        switch (video.result()) {
            case Mp4Reader.Result.Complete _ -> {}
            case Mp4Reader.Result.Odd(var _, long trailingBytes) ->
                    failures.add(
                            Refusal.of(Rule.FINAL_ODD, name(video), Formats.bytes(trailingBytes)));
            case Mp4Reader.Result.Incomplete(Flaw flaw) ->
                    failures.add(Refusal.of(Rule.FINAL_INCOMPLETE, name(video), Texts.of(flaw)));
            case Mp4Reader.Result.Unreadable(IOException why) ->
                    failures.add(unreadable(video.file(), why));
        }
    }

    private static String name(FinalVideo video) {
        return Refusal.name(video.file().shown());
    }

    /** Checks that duration and size are as expected. */
    void checkExpected(Project project, Found found, List<Refusal> failures) {
        FinalVideo video = found.video();
        Long bytes = found.expected().bytes();
        Double seconds = video.seconds();
        if (seconds != null) checkLength(project, found.expected(), seconds, failures);
        if (bytes != null && bytes != video.file().bytes())
            failures.add(
                    Refusal.of(
                            Rule.FINAL_SIZE_DIFFERS,
                            Formats.bytes(video.file().bytes()),
                            Formats.bytes(bytes)));
    }

    private void checkLength(
            Project project, Expected due, double seconds, List<Refusal> failures) {
        Double recorded = known(due.seconds());
        if (recorded == null) recorded = known(secondsOf(project, due.sameLength()));
        Double expected = recorded == null ? known(due.estimatedSeconds()) : recorded;
        if (expected == null) {
            failures.add(Refusal.of(Rule.DURATION_UNKNOWN));
            return;
        }
        double tolerance =
                recorded == null ? Math.max(2, expected * 0.05) : Math.max(1, expected * 0.02);
        if (seconds < expected - tolerance)
            failures.add(
                    Refusal.of(
                            Rule.FINAL_TOO_SHORT,
                            Formats.length(seconds),
                            Formats.length(expected)));
    }

    /**
     * Duration of intermediates together; null unless each is a complete MP4 in the project's
     * folder.
     */
    private @Nullable Double secondsOf(Project project, List<List<String>> parts) {
        Map<List<String>, FoundFile> there = new HashMap<>();
        for (OwnFolders.OwnFile own : OwnFolders.of(project, snapshot))
            if (own.file().kind() == FoundFile.Kind.REGULAR)
                there.put(own.file().names(), own.file());
        if (parts.isEmpty() || !there.keySet().containsAll(parts)) return null;
        double sum = 0;
        for (List<String> names : parts) {
            Double seconds = reader.apply(Objects.requireNonNull(there.get(names))).seconds();
            if (seconds == null) return null;
            sum += seconds;
        }
        return sum;
    }

    private static @Nullable Double known(@Nullable Double seconds) {
        return seconds != null && seconds > 0 && seconds < Double.POSITIVE_INFINITY
                ? seconds
                : null;
    }
}
