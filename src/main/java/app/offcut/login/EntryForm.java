package app.offcut.login;

import app.offcut.settings.Environment;
import java.nio.file.Path;
import java.util.Optional;

/** The file of one desktop that starts a program at login: its place and its format. */
interface EntryForm {
    Path file(Environment environment);

    String text(Path launcher);

    /** Whether an entry with this text is in effect. */
    boolean starts(String text);

    /** The folder that a variable names; empty unless it is an absolute path. */
    static Optional<Path> folder(Environment environment, String variable) {
        return Optional.ofNullable(environment.variable(variable))
                .filter(text -> !text.isBlank())
                .map(environment.homeFolder().getFileSystem()::getPath)
                .filter(Path::isAbsolute);
    }
}
