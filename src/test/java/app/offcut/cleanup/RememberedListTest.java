package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list remembers folders. After every edit of the library it is compared with a full measure: it
 * may differ only where a file grew or lost blocks in its place, and never longer than a day; and
 * no plan may differ at all.
 */
@EnabledOnOs(OS.LINUX)
class RememberedListTest {
    private static final Logger LOG = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(400, 120);
    private static final int ALL = 10_000;
    private static final int PROJECTS = 6;

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private final Random random = new Random(7);
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> edits = new TreeMap<>();

    /** The projects in which a file was changed in its place since the last full measure. */
    private final Set<String> inPlace = new HashSet<>();

    private int stale;
    private int naivelyWrong;

    /** Numbers the new files, beyond those that are there. */
    private int made = 100;

    private SampleLibrary sample;
    @AutoClose private TestEngine remembering;
    @AutoClose private TestEngine measuring;
    private Instant clock = Instant.now().plus(Duration.ofHours(2));

    @Test
    void listsWhatAFullMeasureLists() throws Exception {
        compare(SAMPLE);
    }

    @Test
    @Tag("long")
    void listsWhatAFullMeasureListsAfterThousandsOfEdits() throws Exception {
        compare(ALL);
    }

    @BeforeEach
    void open() throws IOException {
        Path place = Files.createDirectory(folder.resolve("library"));
        sample = SampleLibrary.in(place, SampleLibrary.Form.SHIPPED);
        for (int i = 0; i < PROJECTS; i++) sample.project("p" + i).scenes(4).finished();
        remembering = TestEngine.on(sample, folder.resolve("one"));
        measuring = TestEngine.on(sample, folder.resolve("other"));
    }

    @Test
    void readsAFolderThatSeemsUnchangedOnceADay() throws Exception {
        remembering.at = clock;
        long before = bytes(remembering.surveyor.survey());
        Path file = sample.root().resolve(".cache/audio/projects/p1/scene-1.mp3");
        Files.write(file, new byte[1000], StandardOpenOption.APPEND);
        age(file);
        assertEquals(before, bytes(remembering.surveyor.survey()));
        remembering.at = clock.plus(Duration.ofHours(23));
        assertEquals(before, bytes(remembering.surveyor.survey()));
        remembering.at = clock.plus(Duration.ofHours(24));
        assertEquals(before + 1000, bytes(remembering.surveyor.survey()));
    }

    /** Punching a hole changes the file's ctime, but nothing of its folder. */
    @Test
    void seesAHoleWithTheDailyMeasure() throws Exception {
        remembering.at = clock;
        long before = allocated(remembering.surveyor.survey());
        Path file = sample.root().resolve(".cache/audio/projects/p1/scene-1.mp3");
        long length = Files.size(file);
        FileTime time = Files.getLastModifiedTime(file);
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(0);
            content.setLength(length);
        }
        Files.setLastModifiedTime(file, time);
        assertEquals(before, allocated(remembering.surveyor.survey()));
        remembering.at = clock.plus(Duration.ofHours(24));
        assertTrue(allocated(remembering.surveyor.survey()) < before);
    }

    private static long allocated(Survey survey) {
        return survey.totals().allocatedBytes();
    }

    @Test
    void readsEveryFolderOnRequestAndAfterTheClockWasSetBack() throws Exception {
        remembering.at = clock;
        long before = bytes(remembering.surveyor.survey());
        Path file = sample.root().resolve(".cache/audio/projects/p1/scene-1.mp3");
        Files.write(file, new byte[1000], StandardOpenOption.APPEND);
        assertEquals(before + 1000, bytes(remembering.surveyor.fullSurvey()));
        Files.write(file, new byte[1000], StandardOpenOption.APPEND);
        remembering.at = clock.minusSeconds(1);
        assertEquals(before + 2000, bytes(remembering.surveyor.survey()));
    }

    /** It changes the inner folder alone. */
    @Test
    void readsAFolderAgainInsideWhichAFolderHasChanged() throws Exception {
        Path inner = sample.root().resolve(".cache/videos/p1/suggestions");
        assertTrue(Files.isDirectory(inner));
        remembering.at = clock;
        long before = bytes(remembering.surveyor.survey());
        age(Files.write(inner.resolve("another-5s.mp4"), new byte[70]));
        assertEquals(before + 70, bytes(remembering.surveyor.survey()));
    }

    @Test
    void doesNotRememberWhatIsYoung() throws Exception {
        remembering.at = Instant.now();
        long before = bytes(remembering.surveyor.survey());
        Path file = sample.root().resolve(".cache/audio/projects/p1/scene-1.mp3");
        Files.write(file, new byte[1000], StandardOpenOption.APPEND);
        assertEquals(before + 1000, bytes(remembering.surveyor.survey()));
    }

    private void compare(int steps) throws IOException {
        long first = bytes(remembering.surveyor.survey());
        for (int step = 0; step < steps; step++) {
            boolean clockJumps = random.nextInt(8) == 0;
            clock = clock.plus(Duration.ofMinutes(clockJumps ? jump() : random.nextInt(9)));
            String edit = edit();
            edits.merge(edit, 1, Integer::sum);
            compare("step " + step + ", " + edit, first);
        }
        LOG.info("{} edits: {}", steps, edits);
        LOG.info("{} rows stale until the daily measure; {} wrong: {}", stale, wrong.size(), wrong);
        LOG.info("a memory that never reads again is wrong in {} lists", naivelyWrong);
        assertEquals(List.of(), wrong);
        assertTrue(naivelyWrong > steps / 2, "naively wrong: " + naivelyWrong);
    }

    private long jump() {
        return List.of(-3000L, -90L, 20L, 300L, 1500L).get(random.nextInt(5));
    }

    private void compare(String step, long first) {
        remembering.at = clock;
        measuring.at = clock;
        boolean daily = random.nextInt(25) == 0;
        Map<String, ProjectRow> listed =
                rows(daily ? remembering.surveyor.fullSurvey() : remembering.surveyor.survey());
        Survey measured = measuring.surveyor.fullSurvey();
        Map<String, ProjectRow> full = rows(measured);
        if (daily) inPlace.clear();
        for (Map.Entry<String, ProjectRow> row : full.entrySet()) {
            String id = row.getKey();
            if (!row.getValue().equals(listed.get(id))) {
                if (inPlace.contains(id)) stale++;
                else wrong.add("%s: %s, but lists %s".formatted(step, row, listed.get(id)));
            }
            if (random.nextInt(PROJECTS) == 0
                    && !remembering
                            .cleanup
                            .plan(id)
                            .hash()
                            .equals(measuring.cleanup.plan(id).hash()))
                wrong.add(step + ": another plan of " + id);
        }
        if (bytes(measured) != first) naivelyWrong++;
    }

    private static long bytes(Survey survey) {
        return survey.totals().totalBytes();
    }

    private static Map<String, ProjectRow> rows(Survey survey) {
        Map<String, ProjectRow> rows = new HashMap<>();
        for (ProjectRow row : survey.rows()) rows.put(row.id(), row);
        return rows;
    }

    private String edit() throws IOException {
        String project = "p" + random.nextInt(PROJECTS);
        Path voices = sample.root().resolve(".cache/audio/projects/" + project);
        Path clips = sample.root().resolve(".cache/videos/" + project);
        Path zone = random.nextBoolean() ? voices : clips;
        Files.createDirectories(zone);
        if (random.nextBoolean())
            for (int i = 0; i < PROJECTS; i++) {
                tidy(sample.root().resolve(".cache/videos/p" + i));
                tidy(sample.root().resolve(".cache/audio/projects/p" + i));
            }
        Path file = any(zone);
        made++;
        switch (random.nextInt(17)) {
            case 0 -> {
                if (file == null) return "nothing";
                Files.write(file, new byte[random.nextInt(50)], StandardOpenOption.APPEND);
                inPlace.add(project);
                return "grows in its place";
            }
            case 1 -> {
                if (file == null) return "nothing";
                Path fresh = Files.write(zone.resolve("fresh"), new byte[random.nextInt(900)]);
                age(fresh);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
                return "replaced by another file";
            }
            case 2, 3 -> {
                String name =
                        zone == voices ? "scene-" + made + ".mp3" : "scene-" + made + "-a.mp4";
                age(Files.write(zone.resolve(name), new byte[random.nextInt(900)]));
                return "new file";
            }
            case 4 -> {
                if (file == null) return "nothing";
                Files.delete(file);
                return "deleted";
            }
            case 5 -> {
                if (file == null) return "nothing";
                Path there = sample.root().resolve(".cache/videos/p" + random.nextInt(PROJECTS));
                Files.createDirectories(there);
                Files.move(file, there.resolve("scene-" + made + "-b.mp4"));
                return "moved to another project";
            }
            case 6 -> {
                Path aside = sample.root().resolve(".cache/videos/aside");
                Path other = sample.root().resolve(".cache/videos/p" + random.nextInt(PROJECTS));
                Files.createDirectories(other);
                if (other.equals(clips)) return "nothing";
                Files.createDirectories(clips);
                Files.move(clips, aside);
                Files.move(other, clips);
                Files.move(aside, other);
                return "two folders swapped";
            }
            case 7 -> {
                Path finals = sample.root().resolve("public/videos/" + project + "/final.mp4");
                Path link = clips.resolve("scene-" + made + "-link.mp4");
                Files.createDirectories(clips);
                if (Files.exists(finals)) Files.createLink(link, finals);
                return "hard link of a final";
            }
            case 8 -> {
                Path inner = Files.createDirectories(clips.resolve("suggestions"));
                age(Files.write(inner.resolve("clip-" + made + "-5s.mp4"), new byte[70]));
                return "new file in an inner folder";
            }
            case 9 -> {
                if (file == null) return "nothing";
                Files.setLastModifiedTime(zone, FileTime.from(Instant.now().minusSeconds(90_000)));
                Files.delete(file);
                Files.setLastModifiedTime(zone, FileTime.from(Instant.now().minusSeconds(90_000)));
                return "deleted, and the folder's time set back";
            }
            case 10 -> {
                Path odd = zone.resolve("notes-" + made + ".txt");
                Files.write(odd, new byte[30]);
                return "a file that is no intermediate";
            }
            case 11 -> {
                if (file == null) return "nothing";
                Path source = sample.root().resolve(".cache/kept-" + made);
                Files.move(file, source);
                Files.createSymbolicLink(file, source);
                return "replaced by a link";
            }
            case 12 -> {
                byte[] whole = SampleLibrary.finalVideo();
                byte[] half = Arrays.copyOf(whole, whole.length / 2);
                Path video = sample.root().resolve("public/videos/" + project + "/final.mp4");
                Files.write(video, random.nextBoolean() ? whole : half);
                age(video);
                return "a final rewritten in its place, cut off or whole";
            }
            case 13 -> {
                byte[] blank = SampleLibrary.finalVideo();
                Arrays.fill(blank, blank.length / 4, blank.length / 2, (byte) 0);
                Path video = sample.root().resolve("public/videos/" + project + "/final.mp4");
                FileTime before = Files.getLastModifiedTime(video);
                Files.write(video, blank);
                Files.setLastModifiedTime(video, before);
                return "a final that lost data, with its length and time";
            }
            case 14 -> {
                if (file == null) return "nothing";
                String other = "p" + random.nextInt(PROJECTS);
                Path video = sample.root().resolve("public/videos/" + other + "/final.mp4");
                Files.delete(video);
                Files.createLink(video, file);
                return "an intermediate becomes a final by a hard link";
            }
            case 15 -> {
                if (file == null) return "nothing";
                FileTime before = Files.getLastModifiedTime(file);
                try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
                    long length = content.length();
                    content.setLength(0);
                    content.setLength(length);
                }
                Files.setLastModifiedTime(file, before);
                inPlace.add(project);
                return "becomes a hole, with its length and time";
            }
            default -> {
                Path folder = sample.root().resolve(".cache/assembly/" + project);
                Files.createDirectories(folder);
                age(Files.write(folder.resolve("part-" + made + ".mp4"), new byte[400]));
                return "scratch of a render";
            }
        }
    }

    /** Removes what would keep a folder from being remembered. */
    private static void tidy(Path zone) throws IOException {
        if (!Files.isDirectory(zone)) return;
        List<Path> odd;
        try (var files = Files.list(zone)) {
            odd = files.filter(file -> !isPlain(file)).toList();
        }
        for (Path file : odd)
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) SampleLibrary.deleteTree(file);
            else Files.delete(file);
    }

    private static boolean isPlain(Path file) {
        String name = file.getFileName().toString();
        if (name.equals("suggestions")) return true;
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && name.startsWith("scene-")
                && !name.contains("link");
    }

    private static @Nullable Path any(Path zone) throws IOException {
        try (var files = Files.list(zone)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(200_000)));
    }
}
