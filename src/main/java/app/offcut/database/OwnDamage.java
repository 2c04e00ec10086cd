package app.offcut.database;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of damage to offcut.db. None is treated as an empty database, because the lost pins
 * would no longer protect files.
 */
enum OwnDamage {
    /** The file is missing, though a companion shows that it existed. */
    MISSING,
    NO_FILE,
    EMPTY,
    DAMAGED,
    INCOMPLETE;

    /**
     * Checks the file without opening it, because opening a pipe in its place would block.
     *
     * @return whether it exists
     * @throws Problem OWN_DATABASE_DAMAGED
     */
    static boolean look(Path file) throws IOException {
        if (!OwnRecovery.isThere(file)) {
            if (!leftBeside(file)) return false;
            // another start may have created both since
            if (!OwnRecovery.isThere(file)) throw MISSING.at(file, null);
        }
        if (!Files.isRegularFile(file)) throw NO_FILE.at(file, null);
        if (Files.size(file) == 0) throw EMPTY.at(file, null);
        return true;
    }

    /** Whether a companion is left. SQLite would apply a left log to any new file of this name. */
    private static boolean leftBeside(Path file) {
        return OwnRecovery.companions(file).anyMatch(OwnRecovery::isThere)
                || OwnRecovery.isThere(OwnCopy.of(file));
    }

    /** Maps damage to OWN_DATABASE_DAMAGED; any other failure keeps its own problem. */
    static Problem problem(Path file, Failure failure) {
        return of(failure.cause())
                .map(flaw -> flaw.at(file, failure.thrown()))
                .orElseGet(failure::problem);
    }

    private static Optional<OwnDamage> of(Cause cause) {
        return switch (cause) {
            case DATABASE_DAMAGED -> Optional.of(DAMAGED);
            case DATABASE_EMPTY -> Optional.of(EMPTY);
            case DATABASE_DIFFERS -> Optional.of(INCOMPLETE);
            default -> Optional.empty();
        };
    }

    Problem at(Path file, @Nullable Exception thrown) {
        Code code = Code.OWN_DATABASE_DAMAGED;
        String sentence = Texts.of("problem.own-database-damaged", file, words(), remedy(file));
        return thrown == null
                ? Problem.saying(code, sentence)
                : Problem.saying(code, sentence, thrown);
    }

    private String words() {
        return switch (this) {
            case MISSING -> Texts.of("memory.missing");
            case NO_FILE -> Texts.of("memory.no-file");
            case EMPTY -> Texts.of("memory.empty");
            case DAMAGED -> Texts.of("memory.unreadable");
            case INCOMPLETE -> Texts.of("memory.incomplete");
        };
    }

    private static String remedy(Path file) {
        return OwnCopy.made(file)
                .map(made -> Texts.of("memory.has-copy", Formats.moment(made, Instant.now())))
                .orElseGet(() -> Texts.of("memory.has-no-copy"));
    }
}
