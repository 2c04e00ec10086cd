package app.offcut.demo;

import app.offcut.failure.Failure;
import app.offcut.library.Library;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Writes a library to try Offcut on: a real database with migration 026, files in both layouts,
 * final videos that play, and among the first twelve projects one of each state of the list that
 * the generator's folder alone can show. About 300 MB to look at, a few MB on the disk.
 */
public final class DemoLibrary {
    private static final int MOST_PROJECTS = 100_000;

    private DemoLibrary() {}

    /**
     * Blocks. The same seed and time give the same library. Nothing that is there is ever changed.
     *
     * @param folder made if need be; must be empty
     * @return the id of the project that the demo shows as pinned, for the caller to pin: pins are
     *     no part of the generator's folder. Empty with fewer projects
     * @throws Problem USAGE if the folder is not empty or no folder; UNAVAILABLE or NO_SPACE
     */
    public static Optional<String> write(
            Path folder, int projects, long seed, InstantSource clock) {
        if (projects < 1 || projects > MOST_PROJECTS)
            throw Problem.usage(Texts.of("demo.projects", MOST_PROJECTS));
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder))
            throw Problem.usage(Texts.of("demo.not-a-folder", folder));
        try {
            if (!makeEmptyFolder(folder)) throw Problem.usage(Texts.of("demo.not-empty", folder));
            return fill(folder, projects, seed, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException e) {
            throw Failure.of(e, folder).problem();
        } catch (SQLException e) {
            throw Failure.ofDatabase(e, folder.resolve(Library.DATABASE), true).problem();
        }
    }

    private static boolean makeEmptyFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private static Optional<String> fill(Path folder, int projects, long seed, Instant now)
            throws IOException, SQLException {
        Catalogue catalogue = new Catalogue(seed, now);
        Optional<String> pinned = Optional.empty();
        DemoFiles files = new DemoFiles(folder, now);
        files.writeOthers(catalogue.uuid(), now.minus(Duration.ofDays(60)));
        try (DemoRows rows = new DemoRows(folder.resolve(Library.DATABASE), now)) {
            for (int number = 0; number < projects; number++) {
                DemoProject project = catalogue.project(number);
                files.write(project);
                rows.add(project);
                if (pinned.isEmpty() && project.name().equals(Catalogue.PINNED))
                    pinned = Optional.of(project.id());
            }
            rows.commit();
        }
        return pinned;
    }
}
