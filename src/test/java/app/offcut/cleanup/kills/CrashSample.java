package app.offcut.cleanup.kills;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A library to be crashed in, made once and copied for each crash: one finished project with
 * intermediates in every zone and in nested folders, among all that must stay.
 *
 * @param goes the files of the project's plan
 * @param files everything, see {@link CrashedLibrary#look}
 */
public record CrashSample(SampleLibrary sample, Set<String> goes, Map<String, String> files) {
    public static final String ID = "p1";

    /** Of the plan; a test may let its move fail. */
    static final String VOICE = "scene-1.mp3";

    /**
     * @param folder an empty folder that exists
     * @param files how many the plan has, at least 10
     */
    public static CrashSample in(Path folder, Form form, int files) {
        try {
            SampleLibrary sample = SampleLibrary.in(make(folder.resolve("app")), form);
            fill(sample, files);
            try (TestEngine engine = TestEngine.on(sample, make(folder.resolve("state")))) {
                Set<String> goes = engine.goes(ID);
                if (goes.size() != files) throw new IllegalStateException(goes.toString());
                return new CrashSample(sample, goes, CrashedLibrary.look(sample));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(SampleLibrary sample, int files) throws IOException {
        int scenes = (files - 6) / 4;
        SampleProject project = sample.project(ID).named("Ice cores").scenes(scenes);
        project.download("dvids", "own").download("dvids", "shared").finished();
        String scratch = ".cache/assembly/" + (sample.form().documented() ? "" : "job-") + ID;
        for (int n = 4 * scenes + 3; n < files; n++)
            sample.file(scratch + "/pass-" + n % 2 + "/deep/part-" + n + ".mp4", 100 + n);
        sample.project("p2").scenes(2).download("dvids", "shared");
        sample.project("p3").scenes(1).finished();
        sample.file(project.segmentFolder() + "notes.txt", 300);
        sample.file(project.audioFolder() + "deep/take 1.wav.bak", 301);
        sample.file(".cache/videos/loose.mp4", 302);
        sample.file("assets/cache/dvids/foreign.mp4", 303);
        sample.file("mine/diary.txt", 304);
        Path link = sample.root().resolve(project.segmentFolder() + "scene-9-link.mp4");
        try {
            Files.createSymbolicLink(link, project.finalFile());
        } catch (FileSystemException e) {
            sample.file("mine/no-links.txt", 305); // such as exFAT
        }
    }

    /** Without a file that will stay, null for none. */
    public CrashedLibrary copyTo(Path place, KilledOperation operation) {
        Set<String> goes = new TreeSet<>(this.goes);
        goes.removeIf(
                path -> operation == KilledOperation.FAILS_PARTLY && path.endsWith("/" + VOICE));
        SampleLibrary copy = sample.copyTo(make(place.resolve("app")));
        return new CrashedLibrary(copy, goes, files, make(place.resolve("state")));
    }

    private static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
