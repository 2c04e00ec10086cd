package app.offcut.cli;

import app.offcut.database.OwnRecovery;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recovers a damaged offcut.db as the user chooses; otherwise changes nothing. */
final class DamagedMemory {
    private final Answer answer;
    private final OwnRecovery recovery;

    DamagedMemory(Answer answer) {
        this.answer = answer;
        recovery = new OwnRecovery(answer.context().environment().stateFolder());
    }

    /**
     * Asks and recovers.
     *
     * @param yes whether going back to the copy is already agreed; starting empty always needs an
     *     answer
     * @return {@code copy} or {@code afresh}; null if nothing was damaged
     * @throws Problem the damage, if it stays
     */
    @Nullable String settle(boolean yes) {
        Optional<Problem> damage = recovery.damage();
        if (damage.isEmpty()) return null;
        Optional<Instant> copy = recovery.copyMade();
        if (!yes && answer.context().terminal().present()) answer.remark(damage.get().sentence());
        if (copy.isPresent()) {
            String made = Formats.moment(copy.get(), Instant.now());
            if (yes || agrees(Texts.of("cli.recover.ask-copy", made))) return takeCopy(made);
        } else if (agrees(Texts.of("cli.recover.ask-afresh"))) return startAfresh();
        throw damage.get();
    }

    private boolean agrees(String question) {
        return answer.context().terminal().present() && answer.agrees(question);
    }

    private String takeCopy(String made) {
        recovery.takeCopy();
        answer.remark(Texts.of("cli.recover.copy-taken", made));
        return "copy";
    }

    /** Null if nothing is damaged. */
    @Nullable String startAfresh() {
        if (recovery.damage().isEmpty()) return null;
        recovery.startAfresh();
        answer.remark(Texts.of("cli.recover.afresh"));
        return "afresh";
    }
}
