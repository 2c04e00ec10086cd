package app.offcut.demo;

import app.offcut.failure.Failure;
import app.offcut.generator.aivideogen.AiVideoLayout;
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
 * Writes a demo library: a real database with migration 026, files in both layouts, playable final
 * videos, and among the first twelve projects one for each state that the generator's folder alone
 * can show. About 300 MB in length, a few MB on the disk.
 */
public final class DemoLibrary {
    private static final int MOST_PROJECTS = 100_000;

    private DemoLibrary() {}

    /**
     * Writes the library. Blocking. The same seed and time give the same library. Never changes
     * existing files.
     *
     * @param folder created if needed; must be empty
     * @return the id of the project that the caller must pin, because pins are not stored in the
     *     generator's folder; empty if there are too few projects
     * @throws Problem USAGE if the folder is not empty or not a folder; UNAVAILABLE or NO_SPACE
     */
    public static Optional<String> write(
            Path folder, int projects, long seed, InstantSource clock) {
        if (projects < 1 || projects > MOST_PROJECTS)
            throw Problem.usage(Texts.of("demo.projects", MOST_PROJECTS));
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder))
            throw Problem.usage(Texts.of("demo.not-a-folder", folder));
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                if (entries.iterator().hasNext())
                    throw Problem.usage(Texts.of("demo.not-empty", folder));
            }
            return fill(folder, projects, seed, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException e) {
            throw Failure.of(e, folder).problem();
        } catch (SQLException e) {
            throw Failure.ofDatabase(e, folder.resolve(AiVideoLayout.DATABASE), true).problem();
        }
    }

    private static Optional<String> fill(Path folder, int projects, long seed, Instant now)
            throws IOException, SQLException {
        Catalogue catalogue = new Catalogue(seed, now);
        Optional<String> pinned = Optional.empty();
        DemoFiles files = new DemoFiles(folder, now);
        files.writeOthers(catalogue.uuid(), now.minus(Duration.ofDays(60)));
        try (DemoRows rows = new DemoRows(folder.resolve(AiVideoLayout.DATABASE), now)) {
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
