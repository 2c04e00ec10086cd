package app.offcut.login;

import app.offcut.failure.Failure;
import app.offcut.files.OwnFile;
import app.offcut.settings.Environment;
import app.offcut.settings.OperatingSystem;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that makes the desktop start Offcut at login. Only this file counts, because the
 * desktop's own settings may change or erase it.
 */
public final class LoginEntry {
    private final OwnFile file;
    private final EntryForm form;
    private final Optional<Path> launcher;

    private LoginEntry(OwnFile file, EntryForm form, Optional<Path> launcher) {
        this.file = file;
        this.form = form;
        this.launcher = launcher;
    }

    /** The entry for this system and the launcher that started this process. */
    public static LoginEntry ofProcess(Environment environment) {
        String script = System.getProperty("offcut.launcher");
        String image = System.getProperty("jpackage.app-path");
        return of(environment, OperatingSystem.ofProcess(), script == null ? image : script);
    }

    /**
     * @param launcher null if this process was started without one
     */
    static LoginEntry of(
            Environment environment, OperatingSystem system, @Nullable String launcher) {
        EntryForm form =
                switch (system) {
                    case MAC -> new LaunchAgent();
                    case WINDOWS -> new StartupScript();
                    case OTHER -> new DesktopEntry();
                };
        return new LoginEntry(
                new OwnFile(form.file(environment)),
                form,
                Optional.ofNullable(launcher)
                        .map(environment.homeFolder().getFileSystem()::getPath));
    }

    public Path file() {
        return file.path();
    }

    /**
     * Whether Offcut is started at login.
     *
     * @throws Problem UNAVAILABLE if the file cannot be read
     */
    public boolean present() {
        try {
            // opening a pipe of this name would block
            return Files.isRegularFile(file.path()) && form.starts(Files.readString(file.path()));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw Failure.of(e, file.path()).problem();
        }
    }

    /**
     * @throws Problem if the file cannot be written or erased, or if the launcher is unknown
     */
    public void set(boolean wanted) {
        Path path = file.path();
        try {
            if (!wanted) {
                file.erase();
                return;
            }
            Path start = launcher.orElseThrow(() -> Problem.usage(Texts.of("login.no-launcher")));
            Files.createDirectories(path.getParent());
            Files.writeString(path, form.text(start));
        } catch (IOException e) {
            throw Failure.of(e, path).problem();
        }
    }
}
