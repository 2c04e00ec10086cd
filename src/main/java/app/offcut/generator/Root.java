package app.offcut.generator;

import app.offcut.files.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library as its generator sees it: read-only, name by name from the root, and through a link
 * only where the user has agreed to it. Blocking.
 */
public interface Root {
    /** Real path of the library. */
    Path path();

    /**
     * The folder of the generator's records: the library itself, or the folder above where a person
     * has agreed to that.
     */
    default Path recordsFolder() {
        return path();
    }

    /**
     * Checks that the records still lie where the person agreed to. To be called before each use of
     * records in another folder.
     *
     * @throws app.offcut.text.Problem with a sentence for the user
     */
    default void checkRecords() {}

    /**
     * Opens a folder.
     *
     * @param names from the root down, taken from the generator's layout or from a listing; never
     *     from a record
     */
    Folder open(List<Path> names) throws IOException;

    /** The same by plain names. */
    default Folder open(String... names) throws IOException {
        return open(Stream.of(names).map(name -> path().getFileSystem().getPath(name)).toList());
    }

    /** A folder that is not opened as a library; follows no link. */
    static Root at(Path folder) {
        return new PlainRoot(folder);
    }
}
