package app.offcut.generator;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.session.Wired;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A library whose projects are folders, in a folder of its own. */
public class SampleFolder {
    public static final Duration AGE = Duration.ofHours(3);

    private final Path root;

    public SampleFolder(Path root) {
        try {
            this.root = Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path root() {
        return root;
    }

    /** Writes a file that has not changed for {@link #AGE}. */
    public void file(String path, byte[] content) {
        file(path, content, AGE);
    }

    public void file(String path, byte[] content, Duration age) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void text(String path, String content) {
        file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public void delete(String path) {
        try {
            Files.delete(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its files with their checksums, without what Offcut holds. */
    public Map<String, String> checksums() {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (!path.contains(".offcut")) sums.put(path, SampleLibrary.checksum(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }

    public Environment environment() {
        return TestEnvironment.in(root.resolveSibling(root.getFileName() + "-home"));
    }

    public OpenLibrary open() {
        return LibraryOpener.open(root, environment());
    }

    public CleanupPlan plan(String project) {
        try (OpenLibrary open = open()) {
            return open.plan(project);
        }
    }

    /** What the gate says to a cleanup that nobody watches, a minute after it saw the finals. */
    public String unattendedVerdict(String project) {
        try (OpenLibrary open = open()) {
            List<FinalFingerprint> earlier =
                    new Wired(open)
                            .surveyor().finals(Set.of(project)).stream()
                                    .map(SampleFolder::aMinuteAgo)
                                    .toList();
            return word(open.cleanup().planUnattended(project, earlier));
        }
    }

    private static FinalFingerprint aMinuteAgo(FinalFingerprint look) {
        return new FinalFingerprint(
                look.projectId(),
                look.path(),
                look.identity(),
                look.bytes(),
                look.modified(),
                look.at().minusSeconds(60));
    }

    /**
     * What the gate says: {@code passed}, {@code refused: {rule}}, or {@code review: {rules}}
     * separated by spaces.
     */
    public String verdict(String project) {
        return word(plan(project));
    }

    private static String word(CleanupPlan plan) {
        return switch (plan.verdict()) {
            case Verdict.Passed() -> "passed";
            case Verdict.Refused(var refusal) -> "refused: " + refusal.rule().word();
            case Verdict.NeedsReview(var rules) ->
                    rules.stream()
                            .map(one -> one.rule().word())
                            .reduce("review:", (all, word) -> all + " " + word);
        };
    }
}
