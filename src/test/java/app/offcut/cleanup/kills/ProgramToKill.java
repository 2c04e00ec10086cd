package app.offcut.cleanup.kills;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.Progress;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A program to be killed, for what the command line cannot be asked for. */
final class ProgramToKill {
    private ProgramToKill() {}

    /**
     * @param args what to do, the library's folder, and for the naive twin the files
     */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[1]);
        if (args[0].equals("naive")) {
            deleteNaively(root, List.of(args).subList(2, args.length));
            return;
        }
        try (OpenLibrary open = LibraryOpener.open(root, Environment.ofProcess())) {
            Cleanup cleanup = open.cleanup();
            Runnable work =
                    switch (KilledOperation.valueOf(args[0])) {
                        case UNDOES -> {
                            String run = cleanup.runs().getFirst().run();
                            yield () -> cleanup.undo(run);
                        }
                        case PURGES -> {
                            String run = cleanup.runs().getFirst().run();
                            yield () -> cleanup.purge(run);
                        }
                        case KEEPS -> {
                            CleanupPlan plan = cleanup.plan(CrashSample.ID);
                            yield () ->
                                    cleanup.execute(plan, CrashedLibrary.keeping(), Progress.NONE);
                        }
                        default -> cleanup::recover;
                    };
            System.out.println("ready");
            work.run();
        }
    }

    /** File by file, and a note of each in the generator's database. */
    private static void deleteNaively(Path root, List<String> files)
            throws IOException, SQLException {
        String database = "jdbc:sqlite:" + root.resolve(AiVideoLayout.DATABASE);
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            System.out.println("ready");
            for (String file : files) {
                Files.delete(root.resolve(file));
                statement.executeUpdate("UPDATE projects SET name = '" + file + "'");
            }
        }
    }
}
