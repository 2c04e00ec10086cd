package app.offcut.generator;

import app.offcut.files.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opens folders by handle, name by name; follows no link. */
record PlainRoot(Path path) implements Root {
    @Override
    public Folder open(List<Path> names) throws IOException {
        Folder folder = Folder.at(path);
        for (Path name : names)
            try (Folder parent = folder) {
                folder = parent.open(name);
            }
        return folder;
    }
}
