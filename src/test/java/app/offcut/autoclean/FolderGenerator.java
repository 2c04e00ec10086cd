package app.offcut.autoclean;

import app.offcut.failure.Failure;
import app.offcut.files.Names;
import app.offcut.generator.Category;
import app.offcut.generator.Facts;
import app.offcut.generator.FolderRecords;
import app.offcut.generator.Generator;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.Recognition;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.Records;
import app.offcut.generator.RenderProgress;
import app.offcut.generator.RenderProgress.Work;
import app.offcut.generator.Root;
import app.offcut.generator.Zone;
import app.offcut.text.TextKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A generator without a database, with its folders where a test wants them. The file {@code due} in
 * a project's folder tells how many finals there will be. Mixed finals are named in {@code
 * notes/records}, one line each: the project, a space, the path.
 *
 * @param finals path to the folder of finals, which is also its zone unless they are mixed
 */
record FolderGenerator(List<String> finals, boolean mixesFinals, Duration unattendedQuiet)
        implements Generator, Layout {
    static final double SECONDS = 6;
    private static final String DUE = "due";
    private static final List<String> NOTES = List.of("notes");

    @Override
    public String word() {
        return "folders";
    }

    @Override
    public Layout layout() {
        return this;
    }

    @Override
    public TextKey afterCleanup() {
        return () -> "generator.aivideogen.after";
    }

    @Override
    public Recognition recognise(Root folder) {
        return Recognition.NO;
    }

    @Override
    public Path mark(Path root) {
        return root.resolve(String.join("/", finals));
    }

    @Override
    public List<Zone> zones() {
        List<String> place = mixesFinals ? List.of("temp") : finals;
        return List.of(
                new Zone(
                        "WORK",
                        Category.UNKNOWN,
                        place,
                        Zone.Contents.PROJECTS,
                        List.of(),
                        Set.of()));
    }

    @Override
    public List<List<String>> finalFolders() {
        return List.of(finals);
    }

    @Override
    public List<List<String>> recordFolders() {
        return mixesFinals ? List.of(NOTES) : List.of();
    }

    @Override
    public boolean isRecordName(String name) {
        return name.equals(mixesFinals ? "records" : DUE);
    }

    @Override
    public List<List<String>> linkPlaces() {
        return List.of();
    }

    @Override
    public boolean isFinalName(String name) {
        return mixesFinals ? name.endsWith(".mp4") : name.matches("final-\\d\\.mp4");
    }

    @Override
    public boolean isThumbnailName(String name) {
        return false;
    }

    @Override
    public boolean isDatabaseName(String name) {
        return false;
    }

    @Override
    public boolean neverTouched(List<String> names) {
        return names.contains(DUE);
    }

    @Override
    public boolean safeId(String id) {
        return Names.portable(id);
    }

    @Override
    public Optional<Category> classify(Zone zone, List<String> inner) {
        return inner.getLast().startsWith("clip")
                ? Optional.of(Category.SEGMENTS)
                : Optional.empty();
    }

    @Override
    public Optional<String> sourceOf(List<String> below) {
        return Optional.empty();
    }

    @Override
    public Set<String> stems(String fileName) {
        return Set.of();
    }

    @Override
    public RenderProgress progress(Project project, Collection<List<String>> files) {
        boolean busy = files.stream().anyMatch(names -> names.getLast().equals("busy"));
        return new RenderProgress(project.expected(), busy ? Work.BUSY : Work.DONE, "busy");
    }

    @Override
    public Records records(Root root) {
        return new Notes(this, root);
    }

    private static final class Notes extends FolderRecords {
        private final FolderGenerator generator;
        private final Root root;

        Notes(FolderGenerator generator, Root root) {
            this.generator = generator;
            this.root = root;
        }

        @Override
        public Facts facts() {
            try {
                List<Project> projects = generator.mixesFinals ? recorded() : folders();
                return new Facts(projects, RecordedFiles.NONE, true, List.of());
            } catch (IOException e) {
                throw Failure.of(e, root.path()).problem();
            }
        }

        private List<Project> folders() throws IOException {
            List<Project> projects = new ArrayList<>();
            Path finals = root.path().resolve(String.join("/", generator.finals));
            try (Stream<Path> all = Files.list(finals)) {
                for (Path folder : all.toList()) {
                    if (!Files.exists(folder.resolve(DUE))) continue;
                    String id = folder.getFileName().toString();
                    int due = Integer.parseInt(Files.readString(folder.resolve(DUE)));
                    projects.add(
                            project(
                                    id,
                                    IntStream.rangeClosed(1, due)
                                            .mapToObj(n -> expected(id, "final-" + n + ".mp4"))
                                            .toList()));
                }
            }
            return projects;
        }

        private Expected expected(String id, String name) {
            List<String> names = new ArrayList<>(generator.finals);
            names.addAll(List.of(id, name));
            return new Expected(null, names, SECONDS, null, null, List.of());
        }

        private List<Project> recorded() throws IOException {
            Path file = root.path().resolve("notes/records");
            List<Project> projects = new ArrayList<>();
            if (Files.exists(file))
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.split(" ");
                    List<String> names = List.of(parts[1].split("/"));
                    var expected = new Expected(parts[1], names, SECONDS, null, null, List.of());
                    projects.add(project(parts[0], List.of(expected)));
                }
            return projects;
        }

        private static Project project(String id, List<Expected> expected) {
            return new Project(
                    id, id, null, 0, expected, List.of(), RecordedFiles.NONE, null, null);
        }

        @Override
        public Description describe() {
            return new Description.Folders(root.path(), facts().projects().size());
        }
    }
}
