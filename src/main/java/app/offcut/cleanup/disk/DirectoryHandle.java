package app.offcut.cleanup.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * How a {@link Directory} reaches the system: by a descriptor on Linux, by its path elsewhere.
 * Takes single names that were checked, follows no link and replaces nothing.
 */
sealed interface DirectoryHandle permits DescriptorHandle, PathHandle {
    /** The path to pass to Java's calls. */
    Path place();

    /** Fails if this is not the directory that was opened any more. */
    void requireHere() throws IOException;

    DirectoryHandle open(Path name) throws IOException;

    /** The same directory once more. */
    DirectoryHandle again() throws IOException;

    /**
     * A directory several levels below, opened in one call.
     *
     * @return this one if that is impossible, for whatever reason
     */
    DirectoryHandle openBelow(List<Path> names);

    BasicFileAttributes attributes(Path name) throws IOException;

    BasicFileAttributes attributes() throws IOException;

    int links(Path name, BasicFileAttributes attributes) throws IOException;

    void make(Path name, boolean ownerOnly) throws IOException;

    /** Renames without replacing. Returns false if this disk or system cannot. */
    boolean rename(Path name, DirectoryHandle target, Path newName) throws IOException;

    OpenFile createFile(Path name) throws IOException;

    /** Opens a file to read its attributes; refuses a link. */
    OpenFile openToLook(Path name) throws IOException;

    void erase(Path name) throws IOException;

    void remove(Path name) throws IOException;

    void sync() throws IOException;

    void close();
}
