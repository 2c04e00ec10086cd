package app.offcut.generator.moneyprinterturbo;

import app.offcut.files.Folder;
import app.offcut.generator.Root;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whose program lies in a folder, read in the sources of July 2026. */
enum Program {
    OWN,
    OTHER,
    /** Only its files, as beside a container, or a fork that has renamed itself. */
    NONE;

    private static final int MOST_BYTES = 1_000_000;

    /** NarratoAI's services, and the schemas of story-flicks' server. */
    private static final List<List<String>> OF_OTHERS =
            List.of(
                    List.of("app", "services", "clip_video.py"),
                    List.of("app", "services", "merger_video.py"),
                    List.of("app", "services", "generate_video.py"),
                    List.of("app", "services", "audio_merger.py"),
                    List.of("app", "schemas", "video.py"),
                    List.of("app", "schemas", "story.py"));

    /** Blocking. */
    static Program in(Root root) {
        for (List<String> file : OF_OTHERS) if (isFile(root, file)) return OTHER;
        // NarratoAI began with the first file and continued with the second
        String page = text(root, List.of("webui", "Main.py"));
        if (page.contains("NarratoAI") || text(root, List.of("webui.py")).contains("NarratoAI"))
            return OTHER;
        return page.contains("MoneyPrinterTurbo") ? OWN : NONE;
    }

    private static boolean isFile(Root root, List<String> file) {
        return look(root, file, (folder, name) -> Boolean.TRUE).isPresent();
    }

    private static String text(Root root, List<String> file) {
        return look(root, file, Program::start).orElse("");
    }

    private static String start(Folder folder, Path name) throws IOException {
        try (SeekableByteChannel channel = folder.read(name)) {
            return new String(
                    Channels.newInputStream(channel).readNBytes(MOST_BYTES),
                    StandardCharsets.UTF_8);
        }
    }

    private interface Look<T> {
        T at(Folder folder, Path name) throws IOException;
    }

    private static <T> Optional<T> look(Root root, List<String> file, Look<T> look) {
        Path name = root.path().getFileSystem().getPath(file.getLast());
        try (Folder folder = root.open(file.subList(0, file.size() - 1).toArray(String[]::new))) {
            return folder.attributes(name).isRegularFile()
                    ? Optional.of(look.at(folder, name))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
