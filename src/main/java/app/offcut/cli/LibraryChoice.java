package app.offcut.cli;

import app.offcut.database.OwnDatabase;
import app.offcut.session.LibraryOpener;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a command's library: {@code --library}, else {@code OFFCUT_LIBRARY}, else the working
 * directory if it is one, else the last one opened.
 */
final class LibraryChoice {
    private LibraryChoice() {}

    /**
     * @throws Problem NOT_A_LIBRARY if none is named and none is known; USAGE if a name cannot be
     *     decoded in this locale
     */
    static Path forCommand(@Nullable Path named, Environment environment) {
        Path here = environment.workingDirectory();
        Optional<Path> chosen = named(named, environment);
        // in a folder whose path cannot be expressed, using the last one opened would be a surprise
        if (chosen.isEmpty() && !Files.isDirectory(here))
            throw Problem.saying(
                    Problem.Code.NOT_A_LIBRARY, Texts.of("cli.no-working-directory", here));
        return chosen.or(() -> lastOpened(environment))
                .orElseThrow(() ->
                        Problem.saying(
                                Problem.Code.NOT_A_LIBRARY, Texts.of("cli.no-library", here)));
    }

    /**
     * The library that was named; null if none was, because the window opens the last one itself.
     */
    static @Nullable Path forWindow(@Nullable Path named, Environment environment) {
        return named(named, environment).orElse(null);
    }

    private static Optional<Path> named(@Nullable Path named, Environment environment) {
        Path here = environment.workingDirectory();
        if (named != null) {
            if (named.toString().isBlank()) throw Problem.usage(Texts.of("cli.blank-library"));
            return Optional.of(here.resolve(environment.belowHome(named)));
        }
        String variable = environment.variable("OFFCUT_LIBRARY");
        if (variable != null && !variable.isBlank())
            return Optional.of(here.resolve(environment.belowHome(Environment.named(variable))));
        return isLibrary(here, environment) ? Optional.of(here) : Optional.empty();
    }

    static boolean isLibrary(Path folder, Environment environment) {
        return LibraryOpener.isLibrary(folder, environment);
    }

    private static Optional<Path> lastOpened(Environment environment) {
        if (!Files.isDirectory(environment.stateFolder())) return Optional.empty();
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            return new UserPreferences(own).lastLibrary();
        }
    }
}
