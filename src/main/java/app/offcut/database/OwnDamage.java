package app.offcut.database;

import app.offcut.failure.Failure;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
    static boolean look(OwnFiles files) throws IOException {
        Path file = files.database();
        if (!OwnFiles.isThere(file)) {
            if (!leftBeside(files)) return false;
            // another start may have created both since
            if (!OwnFiles.isThere(file)) throw MISSING.in(files, null);
        }
        if (!Files.isRegularFile(file)) throw NO_FILE.in(files, null);
        if (Files.size(file) == 0) throw EMPTY.in(files, null);
        return true;
    }

    /** Whether a companion is left. SQLite would apply a left log to any new file of this name. */
    private static boolean leftBeside(OwnFiles files) {
        return files.companions().anyMatch(OwnFiles::isThere) || OwnFiles.isThere(files.copy());
    }

    /** Maps damage to OWN_DATABASE_DAMAGED; any other failure keeps its own problem. */
    static Problem problem(OwnFiles files, Failure failure) {
        return switch (failure.cause()) {
            case DATABASE_DAMAGED -> DAMAGED.in(files, failure.thrown());
            case DATABASE_EMPTY -> EMPTY.in(files, failure.thrown());
            case DATABASE_DIFFERS -> INCOMPLETE.in(files, failure.thrown());
            default -> failure.problem();
        };
    }

    Problem in(OwnFiles files, @Nullable Exception thrown) {
        String copy =
                files.copyMade()
                        .map(made ->
                                Texts.of("memory.has-copy", Formats.moment(made, Instant.now())))
                        .orElseGet(() -> Texts.of("memory.has-no-copy"));
        String sentence = Texts.of("problem.own-database-damaged", files.database(), words(), copy);
        return thrown == null
                ? Problem.saying(Code.OWN_DATABASE_DAMAGED, sentence)
                : Problem.saying(Code.OWN_DATABASE_DAMAGED, sentence, thrown);
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
}
