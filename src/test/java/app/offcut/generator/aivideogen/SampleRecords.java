package app.offcut.generator.aivideogen;

import app.offcut.generator.Records;
import app.offcut.generator.Root;
import java.nio.file.Path;
import java.time.InstantSource;

/** Records for tests outside this package. */
public final class SampleRecords {
    private SampleRecords() {}

    public static Records in(Path root) {
        return new AiVideoRecords(Root.at(root));
    }

    /** Gives up soon where the database is locked. */
    public static Records impatient(Path root, HostFile file) {
        return new AiVideoRecords(
                new RowFolders(root, root), file.impatient(), InstantSource.system());
    }
}
