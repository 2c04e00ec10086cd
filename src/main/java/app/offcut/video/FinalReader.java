package app.offcut.video;

import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.Workers;
import app.offcut.files.tree.TreeFile;
import app.offcut.files.tree.TreeReader;
import app.offcut.library.Library;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one final after the other, on one thread. The folder that contains the projects' folders
 * stays open in between, since opening it anew costs more than reading a final. Whatever is odd is
 * read by {@link FinalVideo#read}.
 */
final class FinalReader implements Workers.Worker<FoundFile, FinalVideo> {
    private final Library library;
    private final @Nullable TreeReader reader = TreeReader.create().orElse(null);
    private List<String> place = List.of();
    private TreeReader.@Nullable Open projects;

    FinalReader(Library library) {
        this.library = library;
    }

    @Override
    public FinalVideo read(FoundFile file) {
        FinalVideo video = reader == null ? null : quick(reader, file);
        return video == null ? FinalVideo.read(library, file) : video;
    }

    private @Nullable FinalVideo quick(TreeReader tree, FoundFile file) {
        List<String> names = file.names();
        int above = names.size() - 2;
        if (above < 1 || !file.representable()) return null;
        try {
            TreeReader.Open folder = projects(tree, names.subList(0, above));
            if (folder == null) return null;
            try (TreeReader.Open project = open(tree, folder, names.get(above))) {
                if (project == null) return null;
                byte[] name = names.getLast().getBytes(StandardCharsets.UTF_8);
                try (TreeFile opened = tree.file(project, name, 0, name.length)) {
                    return opened == null ? null : video(file, opened);
                }
            }
        } catch (IOException e) {
            return null;
        }
    }

    private static FinalVideo video(FoundFile file, TreeFile opened) throws IOException {
        VideoBytes bytes =
                new VideoBytes() {
                    @Override
                    public long size() {
                        return opened.bytes();
                    }

                    @Override
                    public int read(ByteBuffer into, long at) throws IOException {
                        return opened.read(into, at);
                    }
                };
        return new FinalVideo(
                file, Mp4Reader.read(bytes), FinalVideo.made(opened.stamp().changed(), file));
    }

    private TreeReader.@Nullable Open projects(TreeReader tree, List<String> names)
            throws IOException {
        if (projects != null && place.equals(names)) return projects;
        closeProjects();
        try (Folder folder = library.open(library.paths(names))) {
            projects = tree.open(folder);
        }
        place = names;
        return projects;
    }

    private static TreeReader.@Nullable Open open(
            TreeReader tree, TreeReader.Open folder, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return tree.open(folder, text, 0, text.length);
    }

    private void closeProjects() {
        if (projects != null) projects.close();
        projects = null;
    }

    @Override
    public void close() {
        closeProjects();
        if (reader != null) reader.close();
    }
}
