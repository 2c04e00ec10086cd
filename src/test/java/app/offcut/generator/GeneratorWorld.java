package app.offcut.generator;

import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.moneyprinterturbo.MoneyPrinterTurbo;
import app.offcut.generator.moneyprinterturbo.SampleTask;
import app.offcut.generator.pixelle.Pixelle;
import app.offcut.generator.pixelle.PixelleSample;
import app.offcut.generator.redditvideomaker.RedditSample;
import app.offcut.generator.redditvideomaker.RedditVideoMaker;
import app.offcut.generator.storyflicks.StoryFlicks;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A library as its generator leaves it, with one finished project.
 *
 * @param goes everything of the project that a cleanup may erase
 * @param folders of the project in a zone, where any file may be put
 * @param era of the generator's names, or one of its ways to work; empty for the usual
 */
record GeneratorWorld(
        Generator generator,
        Path root,
        String project,
        Set<String> goes,
        Set<String> folders,
        String era) {
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(3));
    private static final Duration SCRATCH_AGE = Duration.ofDays(2);

    private GeneratorWorld(
            Generator generator, Path root, String project, Set<String> goes, Set<String> folders) {
        this(generator, root, project, goes, folders, "");
    }

    /** At least one for each generator. */
    static Stream<GeneratorWorld> in(Path folder) {
        return Stream.concat(
                        Stream.of(
                                aivideogen(folder.resolve("aivideogen")),
                                storyflicks(folder.resolve("story-flicks")),
                                pixelle(
                                        new PixelleSample(folder.resolve("pixelle"))
                                                .standard(PixelleSample.TASK),
                                        ""),
                                pixelleAssets(new PixelleSample(folder.resolve("pixelle-assets"))),
                                reddit(
                                        new RedditSample(folder.resolve("reddit"))
                                                .finished(RedditSample.THREAD, "A fox"),
                                        ""),
                                reddit(
                                        new RedditSample(folder.resolve("reddit-only-tts"))
                                                .finishedTwice(RedditSample.THREAD, "A fox"),
                                        "OnlyTTS")),
                        Stream.of(SampleTask.Era.values())
                                .map(era -> moneyprinterturbo(folder.resolve(era.name()), era)))
                .map(GeneratorWorld::withScratch);
    }

    private GeneratorWorld withScratch() {
        for (String path : scratch()) file(path, new byte[2000], Instant.now().minus(SCRATCH_AGE));
        return this;
    }

    /** Files of no project that a cleanup of them may erase. */
    Set<String> scratch() {
        return switch (generator.word()) {
            case "aivideogen" -> Set.of(".cache/audio/temp/1764000000000.mp3");
            case "moneyprinterturbo" ->
                    Set.of("storage/temp/tmp-voice-5d1f0c52-9a4b-4f0e-8c3d-6b7a8e9f0a1b.mp3");
            case "pixelle-video" ->
                    Set.of(
                            "temp/trimmed_0a1b2c3d_01_video.mp4_overlay.mp4",
                            "temp/padded_4e5f6071_02_video.mp4_overlay.mp4");
            default -> Set.of();
        };
    }

    private static GeneratorWorld moneyprinterturbo(Path root, SampleTask.Era era) {
        SampleTask task = SampleTask.in(made(root)).finished(era);
        return new GeneratorWorld(
                new MoneyPrinterTurbo(),
                root,
                SampleTask.ID,
                task.intermediates(),
                Set.of(task.folder()),
                era.name());
    }

    private static GeneratorWorld aivideogen(Path root) {
        SampleLibrary sample = SampleLibrary.in(made(root), SampleLibrary.Form.SHIPPED_AT_026);
        Set<String> before = sample.files();
        sample.project("p1").scenes(2).finished();
        Set<String> goes = sample.files();
        goes.removeAll(before);
        goes.removeIf(file -> file.startsWith("public/"));
        return new GeneratorWorld(
                new AiVideoGenerator(),
                root,
                "p1",
                goes,
                Set.of(".cache/audio/projects/p1", ".cache/videos/p1"));
    }

    private static GeneratorWorld storyflicks(Path root) {
        String task = "storage/tasks/3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d/";
        GeneratorWorld world =
                new GeneratorWorld(
                        new StoryFlicks(),
                        made(root),
                        "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d",
                        Set.of(task + "1.png", task + "1.mp3", task + "2.png", task + "2.mp3"),
                        Set.of(task.substring(0, task.length() - 1)));
        for (String file : world.goes) world.file(file, new byte[3000]);
        world.file(task + "1.srt", new byte[100]);
        world.file(task + "story.json", "{\"story_prompt\": \"The fox\"}".getBytes());
        world.file(task + "video.mp4", SampleLibrary.finalVideo());
        return world;
    }

    private static GeneratorWorld pixelle(PixelleSample sample, String era) {
        String task = "output/" + PixelleSample.TASK;
        return new GeneratorWorld(
                new Pixelle(),
                sample.root(),
                PixelleSample.TASK,
                in(task, PixelleSample.GOES),
                Set.of(task, task + "/frames"),
                era);
    }

    private static GeneratorWorld pixelleAssets(PixelleSample sample) {
        GeneratorWorld world =
                pixelle(sample.assets(PixelleSample.TASK, "Once upon a time"), "assets");
        world.goes.add("output/" + PixelleSample.TASK + "/frames/01_audiolist.txt");
        return world;
    }

    private static GeneratorWorld reddit(RedditSample sample, String era) {
        String temp = RedditSample.folder(RedditSample.THREAD);
        return new GeneratorWorld(
                new RedditVideoMaker(),
                sample.root(),
                RedditSample.THREAD,
                in(temp, RedditSample.GOES),
                Set.of(temp, temp + "/mp3", temp + "/png"),
                era);
    }

    private static Set<String> in(String folder, Set<String> names) {
        Set<String> paths = new HashSet<>();
        for (String name : names) paths.add(folder + "/" + name);
        return paths;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same library in another place, which does not exist yet. */
    GeneratorWorld copyTo(Path folder) {
        try (Stream<Path> all = Files.walk(root)) {
            made(folder);
            for (Path path : all.skip(1).toList())
                Files.copy(
                        path,
                        folder.resolve(root.relativize(path)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            return new GeneratorWorld(generator, folder, project, goes, folders, era);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's final videos. */
    List<String> films() {
        return checksums().keySet().stream()
                .filter(file -> generator.layout().isFinal(project, List.of(file.split("/"))))
                .toList();
    }

    /**
     * Whether something tells that a final is due when it is not there. A setting of
     * RedditVideoMakerBot decides whether it makes a second one, and no record names it.
     */
    static boolean missed(String film) {
        return !film.contains("/OnlyTTS/");
    }

    /** Writes a file that has not changed for some time. */
    void file(String path, byte[] content) {
        file(path, content, LONG_AGO);
    }

    private void file(String path, byte[] content, Instant modified) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(modified));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The creator's files with their checksums: without databases and what Offcut itself keeps. */
    Map<String, String> checksums() {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root, new FileVisitOption[0])) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (!path.contains(".offcut")
                        && !generator.layout().isDatabaseName(path)
                        && !path.contains(".before-offcut"))
                    sums.put(path, SampleLibrary.checksum(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }

    @Override
    public String toString() {
        return era.isEmpty() ? generator.word() : generator.word() + " of " + era;
    }
}
