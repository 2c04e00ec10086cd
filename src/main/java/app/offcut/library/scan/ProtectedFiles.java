package app.offcut.library.scan;

import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.Names;
import app.offcut.library.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files that stay wherever else they have a name: finals, what lies beside them, databases. */
final class ProtectedFiles {
    private final Library library;
    private final Set<FileIdentity> identities = new HashSet<>();

    private ProtectedFiles(Library library) {
        this.library = library;
    }

    /**
     * @param kept what the folders of finals contain
     * @param finalsNamed what rows name as finals and thumbnails, anywhere in the library
     * @throws IOException if the library itself cannot be listed
     */
    static Set<FileIdentity> of(
            Library library, List<FoundFile> kept, Iterable<List<String>> finalsNamed)
            throws IOException {
        ProtectedFiles all = new ProtectedFiles(library);
        kept.forEach(all::protect);
        all.protectDatabases();
        // everything in a final folder is protected already
        for (List<String> names : finalsNamed)
            if (!library.layout().inFinalFolder(names)) all.protectNamed(names);
        return all.identities;
    }

    /** Adds a file's identity; for a link in a final's place also the target's. */
    private void protect(FoundFile file) {
        if (file.identity() != null) identities.add(file.identity());
        if (file.kind() == FoundFile.Kind.LINK) protectTarget(library.root().resolve(file.path()));
    }

    private void protectTarget(Path link) {
        try {
            FileIdentity target = FileIdentity.at(link);
            if (target != null) identities.add(target);
        } catch (IOException e) {
            // dangling, or gone since it was listed: nothing to protect
        }
    }

    private void protectDatabases() throws IOException {
        try (Folder root = library.open(List.of())) {
            protectDatabases(root);
        }
        if (library.recordsFolder().equals(library.root())) return;
        try (Folder above = Folder.at(library.recordsFolder())) {
            protectDatabases(above);
        } catch (IOException e) {
            // then its records cannot be used, and nothing goes
        }
    }

    private void protectDatabases(Folder folder) throws IOException {
        for (Path name : folder.names())
            if (library.layout().isDatabaseName(name.toString()))
                protectTarget(folder.path().resolve(name));
    }

    /** Found by listing and comparing: no string from the database reaches the file system. */
    private void protectNamed(List<String> names) {
        if (names.isEmpty()) return;
        try (Folder root = library.open(List.of())) {
            findNamed(root, List.of(), names);
        } catch (IOException e) {
            // a name that leads nowhere protects nothing
        }
    }

    /**
     * @param above path from the root to this folder, as listed on the disk
     * @param names path below it, as stored in the row
     */
    private void findNamed(Folder folder, List<String> above, List<String> names)
            throws IOException {
        String wanted = Names.folded(names.getFirst());
        for (Path name : folder.names()) {
            // an undecodable name may be the one that is meant
            if (FoundFile.representable(name) && !Names.folded(name.toString()).equals(wanted))
                continue;
            if (names.size() == 1) protectLeaf(folder, name);
            else {
                List<String> place = new ArrayList<>(above);
                place.add(name.toString());
                try (Folder child = library.open(folder, name, place)) {
                    findNamed(child, place, names.subList(1, names.size()));
                } catch (IOException e) {
                    // not a folder, or a link without consent; another spelling may be a folder
                }
            }
        }
    }

    private void protectLeaf(Folder folder, Path name) throws IOException {
        BasicFileAttributes attributes = folder.attributes(name);
        if (attributes.isDirectory()) return;
        FileIdentity identity = FileIdentity.of(attributes);
        if (identity != null) identities.add(identity);
        if (attributes.isSymbolicLink()) protectTarget(folder.path().resolve(name));
    }
}
