package app.offcut.ui.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.autoclean.HeldElsewhere.Left;
import app.offcut.session.SampleHolds;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuitModelTest {
    private static final Left LEFT = new Left(2, 700, Instant.parse("2026-11-22T20:00:00Z"));

    private final SameThread background = new SameThread().hold();
    private final SampleHolds holds = new SampleHolds();
    private final List<String> done = new ArrayList<>();
    private List<String> left = List.of();
    private int cleanups;
    private final QuitModel leaving =
            new QuitModel(
                    holds,
                    () -> {
                        done.add("erase");
                        return left;
                    },
                    () -> cleanups,
                    background,
                    screen());

    @Test
    void quitsAtOnceIfNothingIsHeld() {
        leaving.ask();
        background.next();
        assertEquals(List.of("end"), done);
    }

    @Test
    void asksEachTimeIfFilesAreHeld() {
        holds.left = Optional.of(LEFT);
        leaving.ask();
        background.all();
        leaving.stay();
        leaving.ask();
        background.all();
        assertEquals(List.of("ask 2", "ask 2"), done);
    }

    @Test
    void asksIfCleanupsHaveNotEnded() {
        cleanups = 34;
        leaving.ask();
        background.next();
        assertEquals(List.of("ask 34 cleanups"), done);
    }

    @Test
    void quitsIfAskedAgainMeanwhile() {
        holds.left = Optional.of(LEFT);
        leaving.ask();
        leaving.ask();
        assertEquals(List.of("end"), done);
    }

    @Test
    void quitsIfTheHoldsCannotBeRead() {
        QuitModel unknown =
                new QuitModel(
                        new SampleHolds() {
                            @Override
                            public Optional<Left> left() {
                                throw Problem.of(Problem.Code.DATABASE_BUSY, "offcut.db");
                            }
                        },
                        List::of,
                        () -> cleanups,
                        background,
                        screen());
        unknown.ask();
        background.next();
        assertEquals(List.of("end"), done);
    }

    @Test
    void endsWhenAllIsErased() {
        leaving.erase();
        assertEquals(List.of("erasing"), done);
        background.next();
        assertEquals(List.of("erasing", "erase", "end"), done);
    }

    @Test
    void reportsWhatCouldNotBeErased() {
        left = List.of("The disk is away.");
        leaving.erase();
        background.next();
        assertEquals(List.of("erasing", "erase", "trouble [The disk is away.]"), done);
    }

    /** The user closes the question while files are erased. */
    @Test
    void staysWhenTheUserStays() {
        leaving.erase();
        leaving.stay();
        background.next();
        assertEquals(List.of("erasing", "erase"), done);
    }

    private QuitModel.Screen screen() {
        return new QuitModel.Screen() {
            @Override
            public void ask(QuitModel.Unfinished what) {
                done.add(
                        what.held()
                                .map(held -> "ask " + held.runs())
                                .orElse("ask " + what.cleanups() + " cleanups"));
            }

            @Override
            public void erasing() {
                done.add("erasing");
            }

            @Override
            public void trouble(List<String> sentences) {
                done.add("trouble " + sentences);
            }

            @Override
            public void end() {
                done.add("end");
            }
        };
    }
}
