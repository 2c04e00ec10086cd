package app.offcut.autoclean.simulation;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finals that appear among many other changes of their folders. */
final class ChangeFlood {
    private static final int EVENTS_OF_A_BURST = 3;

    final SampleLibrary files;
    private final List<SampleProject> projects = new ArrayList<>();
    private final int finals;
    private final Path videos;
    private long events;

    ChangeFlood(SampleLibrary files, int finals) {
        this.files = files;
        this.finals = finals;
        videos = files.root().resolve("public/videos");
    }

    Path root() {
        return files.root();
    }

    /** The number of changes made only for their events. */
    long events() {
        return events;
    }

    Set<String> projects() {
        Set<String> ids = new TreeSet<>();
        for (SampleProject project : projects) ids.add(project.id());
        return ids;
    }

    /** All but the finals. */
    void prepare() throws IOException {
        Files.createDirectories(videos);
        for (int i = 0; i < finals; i++) {
            SampleProject project = files.project("p%04d".formatted(i)).scenes(1).recorded();
            projects.add(project.job("job-" + project.id(), "complete", files.yesterday()));
        }
    }

    void run(int eventsInAll, int recreations) throws IOException {
        int every = Math.max(1, finals / recreations);
        for (int i = 0; i < finals; i++) {
            while (events < (long) eventsInAll * (i + 1) / finals) burst(i);
            projects.get(i).finalVideo(SampleLibrary.finalVideo(), files.yesterday());
            if (i % every == every - 1) makeAgain(i / every, projects.get(i).id());
        }
    }

    /** Creates, writes and deletes a file in the folder of the projects or in a project's own. */
    private void burst(int number) throws IOException {
        Path place = number % 2 == 0 || number == 0 ? videos : folderOf(number - 1);
        Path file = place.resolve("noise-" + events % 7);
        Files.writeString(file, "noise");
        Files.delete(file);
        events += EVENTS_OF_A_BURST;
    }

    private Path folderOf(int number) {
        return videos.resolve(projects.get(number).id());
    }

    private void makeAgain(int which, String project) throws IOException {
        Path away = root().resolve("away");
        switch (which % 4) {
            case 0 -> {
                Files.move(videos, away);
                Files.move(away, videos);
            }
            case 1 -> {
                Files.move(videos.getParent(), away);
                Files.move(away, videos.getParent());
            }
            case 2 -> makeProjectAgain(videos.resolve(project));
            default -> makeParentAgain(away);
        }
    }

    private void makeProjectAgain(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) Files.delete(file);
        }
        Files.delete(folder);
        SampleProject one =
                projects.stream().filter(p -> folder.endsWith(p.id())).findFirst().orElseThrow();
        one.finalVideo(SampleLibrary.finalVideo(), files.yesterday());
    }

    /** The folder is another one afterwards, the projects' folders in it are the same. */
    private void makeParentAgain(Path away) throws IOException {
        Files.move(videos, away);
        Files.createDirectory(videos);
        try (Stream<Path> all = Files.list(away)) {
            for (Path one : all.toList())
                Files.move(one, videos.resolve(one.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(away);
    }
}
