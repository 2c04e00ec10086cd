package app.offcut.generator.aivideogen;

import app.offcut.generator.Generator;
import app.offcut.generator.Layout;
import app.offcut.generator.Recognition;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.generator.Zone;
import app.offcut.text.TextKey;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** AIvideogen, which keeps its records in a SQLite database in the library's root. */
public final class AiVideoGenerator implements Generator {
    @Override
    public String word() {
        return "aivideogen";
    }

    @Override
    public Layout layout() {
        return AiVideoLayout.LAYOUT;
    }

    @Override
    public TextKey afterCleanup() {
        return () -> "generator.aivideogen.after";
    }

    /** By a readable database, or two zones. */
    @Override
    public Recognition recognise(Root folder) {
        Path database = mark(folder.path());
        boolean recognised =
                (Files.isRegularFile(database) && Files.isReadable(database))
                        || layout().zones().stream()
                                        .filter(zone -> isFolder(folder.path(), zone))
                                        .count()
                                >= 2;
        return recognised ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Path mark(Path root) {
        return root.resolve(AiVideoLayout.DATABASE);
    }

    /** It writes the database where it was started, and some of its files elsewhere. */
    @Override
    public boolean recordsMayLieAbove() {
        return true;
    }

    @Override
    public Records records(Root root) {
        return new AiVideoRecords(root);
    }

    private static boolean isFolder(Path folder, Zone zone) {
        Path place = folder;
        for (String name : zone.names()) place = place.resolve(name);
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
    }
}
