package app.offcut.architecture.violations;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.PlaceholderNotes;
import app.offcut.cleanup.disk.WayBack;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.database.LibraryMemory;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.spi.FileSystemProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Logger;
import javafx.application.Platform;

/** Goes through every closed door, so that ArchitectureTest can see that it notices; never run. */
class TrespassService {
    void erase(Path path, FileSystemProvider provider) throws IOException {
        Files.delete(path);
        Files.deleteIfExists(path);
        Files.move(path, path);
        provider.delete(path);
        provider.deleteIfExists(path);
        provider.move(path, path);
        FileChannel.open(path, StandardOpenOption.DELETE_ON_CLOSE).close();
    }

    /** Also by a method reference, which is no call. */
    void erase(List<File> files) {
        files.forEach(File::delete);
        files.getFirst().deleteOnExit();
        if (!files.getFirst().renameTo(files.getLast())) System.out.println("could not rename");
    }

    void erase(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        folder.deleteFile(name);
        folder.deleteDirectory(name);
        folder.move(name, folder, name);
    }

    void move(Directory from, Directory to, Path name) throws IOException {
        from.moveIn(name, to, name);
        WayBack.moveOut(from, name, to, new PlaceholderNotes(() -> from, List.of(name)));
    }

    void unpin(Connection offcutDb) throws SQLException {
        offcutDb.createStatement().execute("DELETE FROM pin");
    }

    boolean knowsAGenerator(String name) {
        return AiVideoLayout.LAYOUT.isFinalName(name);
    }

    List<Run> build(LibraryMemory memory) {
        return new RunHistory(memory).runs();
    }

    void crossThreads() {
        Platform.runLater(() -> Logger.getGlobal().info("on the FX thread"));
    }
}
