package app.offcut.ui.desktop;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Notice;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Opens a file or a folder with the program that the desktop has for it, and says if there is none:
 * {@code xdg-open} then ends at once and not with 0. Where there is no desktop it becomes the
 * program itself, so that later endings are the program's own.
 */
public final class FileOpener {
    private static final long AT_ONCE_SECONDS = 10;

    private final Background background;
    private final Consumer<Notice> notices;
    private final String command;

    /**
     * @param command a program that opens the file named by its only argument
     */
    public FileOpener(Background background, Consumer<Notice> notices, String command) {
        this.background = background;
        this.notices = notices;
        this.command = command;
    }

    public void open(Path path) {
        background.run(
                Lane.DESKTOP, () -> start(path), () -> {}, _ -> notices.accept(nothingOpens(path)));
    }

    private void start(Path path) {
        try {
            Process process =
                    new ProcessBuilder(command, path.toString())
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            process.onExit()
                    .completeOnTimeout(process, AT_ONCE_SECONDS, TimeUnit.SECONDS)
                    .thenAccept(one -> ended(one, path));
        } catch (IOException e) {
            background.show(() -> notices.accept(nothingOpens(path)));
        }
    }

    private void ended(Process process, Path path) {
        if (!process.isAlive() && process.exitValue() != 0)
            background.show(() -> notices.accept(nothingOpens(path)));
    }

    private static Notice nothingOpens(Path path) {
        return Notice.trouble(
                Texts.of("ui.detail.unopened"), Texts.of("ui.open.nothing", path.getFileName()));
    }
}
