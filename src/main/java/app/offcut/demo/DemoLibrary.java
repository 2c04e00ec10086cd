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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the demo library of one generator: records and folders as that program makes them, final
 * videos that play, and among the projects one for each state that the folder alone can show.
 * Hundreds of MB in length, a few MB on the disk.
 */
public final class DemoLibrary {
    /** The generator of a demo library if the user names none. */
    public static final String DEFAULT_GENERATOR = "aivideogen";

    private static final List<Demo> ALL =
            List.of(new AiVideoDemo(), new MoneyPrinterDemo(), new PixelleDemo(), new RedditDemo());
    private static final int MOST_PROJECTS = 100_000;

    private final Demo demo;

    private DemoLibrary(Demo demo) {
        this.demo = demo;
    }

    /**
     * The demo library of a generator.
     *
     * @param generator its word
     * @throws Problem USAGE if there is no demo library of it
     */
    public static DemoLibrary of(String generator) {
        for (Demo demo : ALL) if (demo.generator().equals(generator)) return new DemoLibrary(demo);
        String words = ALL.stream().map(Demo::generator).collect(Collectors.joining(", "));
        throw Problem.usage(Texts.of("demo.generator", generator, words));
    }

    /**
     * Writes the library. Blocking. The same seed and time give the same library. Never changes
     * existing files.
     *
     * @param folder created if needed; must be empty
     * @throws Problem USAGE if the folder is not empty or not a folder; UNAVAILABLE or NO_SPACE
     */
    public DemoNotes write(Path folder, int projects, long seed, InstantSource clock) {
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
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            return demo.fill(new DemoFiles(folder), projects, new DemoIds(seed), now);
        } catch (IOException e) {
            throw Failure.of(e, folder).problem();
        } catch (SQLException e) {
            throw Failure.ofDatabase(e, folder.resolve(AiVideoLayout.DATABASE), true).problem();
        }
    }
}
