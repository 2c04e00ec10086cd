package app.offcut.cleanup.kills;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.kills.CrashedLibrary.End;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.worlds.TestEngine;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** What an engine does when it is killed, and how the files may lie after the recovery. */
public enum KilledOperation {
    CLEANS(End.BACK, End.GONE),
    KEEPS(End.BACK, End.HELD),
    UNDOES(End.HELD, End.BACK),
    PURGES(End.HELD, End.GONE),
    /** The recovery itself, of what was kept long enough. */
    ERASES_WHEN_DUE(End.GONE),
    /** While the files are moved somebody pins the project. */
    IS_REFUSED(End.BACK),
    IS_REFUSED_LATE(End.HELD, End.BACK),
    FAILS_PARTLY(End.BACK, End.GONE),
    FAILS_STRICTLY(End.BACK),
    IS_STOPPED(End.BACK),
    /** The generator's database does not take the status. */
    OWES(End.BACK, End.GONE);

    private static final String REFUSE_STATUS =
            """
            CREATE TRIGGER refuse BEFORE UPDATE ON projects
            BEGIN SELECT RAISE(ABORT, 'refused'); END
            """;

    private final List<End> ends;

    /** The last of them is the end when nobody is killed. */
    KilledOperation(End... ends) {
        this.ends = List.of(ends);
    }

    End whole() {
        return ends.getLast();
    }

    boolean mayEnd(End end) {
        return ends.contains(end);
    }

    /** What has happened before; nobody is killed yet. */
    void prepare(CrashedLibrary library) {
        if (this == OWES) library.sample.sql(REFUSE_STATUS);
        if (!EnumSet.of(UNDOES, PURGES, ERASES_WHEN_DUE, IS_REFUSED_LATE).contains(this)) return;
        try (TestEngine engine = library.open(SimulatedKill.never(), _ -> false)) {
            library.clean(engine, CrashedLibrary.keeping());
            if (this == IS_REFUSED_LATE) engine.pins.pin(CrashSample.ID);
        }
        if (this == ERASES_WHEN_DUE) library.at = library.sample.now().plus(Duration.ofHours(2));
    }

    public CrashedLibrary.EngineCall engineCall() {
        return switch (this) {
            case CLEANS, OWES -> cleans(CrashedLibrary.request());
            case KEEPS -> cleans(CrashedLibrary.keeping());
            case UNDOES ->
                    (engine, _) -> {
                        String run = CrashedLibrary.run(engine);
                        return () -> engine.cleanup.undo(run);
                    };
            case PURGES, IS_REFUSED_LATE ->
                    (engine, _) -> {
                        String run = CrashedLibrary.run(engine);
                        return () -> engine.cleanup.purge(run);
                    };
            case ERASES_WHEN_DUE -> (engine, _) -> engine.cleanup::recover;
            case IS_REFUSED ->
                    (engine, kill) -> {
                        kill.meanwhile(atMoves(".mp4", () -> engine.pins.pin(CrashSample.ID)));
                        return cleans(CrashedLibrary.request()).ready(engine, kill);
                    };
            case FAILS_PARTLY -> fails(CrashedLibrary.request());
            case FAILS_STRICTLY -> fails(CrashedLibrary.request().strictly(true));
            case IS_STOPPED ->
                    (engine, kill) -> {
                        CleanupPlan plan = engine.cleanup.plan(CrashSample.ID);
                        int enough = plan.doomed().size() / 2;
                        return () ->
                                engine.cleanup.execute(
                                        plan,
                                        CrashedLibrary.request(),
                                        (done, all, bytes) ->
                                                kill.goOn(done, all, bytes) && done < enough);
                    };
        };
    }

    private static CrashedLibrary.EngineCall cleans(CleanupRequest request) {
        return (engine, kill) -> {
            CleanupPlan plan = engine.cleanup.plan(CrashSample.ID);
            return () -> engine.cleanup.execute(plan, request, kill);
        };
    }

    private static CrashedLibrary.EngineCall fails(CleanupRequest request) {
        return (engine, kill) -> {
            kill.meanwhile(
                    atMoves(
                            "/" + CrashSample.VOICE,
                            () -> {
                                throw new AccessDeniedException(CrashSample.VOICE);
                            }));
            return cleans(request).ready(engine, kill);
        };
    }

    private interface Interference {
        void happen() throws AccessDeniedException;
    }

    private static ChangeHook atMoves(String ending, Interference doings) {
        return (change, place) -> {
            boolean creators = !place.toString().contains("/.offcut/");
            if (change == Change.MOVE && creators && place.toString().endsWith(ending))
                doings.happen();
        };
    }

    /** Takes what stood in the way out of it, and cleans what is left. */
    void goOn(CrashedLibrary library, End end) {
        if (this == OWES) library.sample.sql("DROP TRIGGER refuse");
        if (this == IS_REFUSED || this == IS_REFUSED_LATE)
            try (TestEngine engine = library.open()) {
                engine.pins.unpin(CrashSample.ID);
            }
        boolean partly = this == FAILS_PARTLY && end == End.GONE;
        if (partly) library.assertCleaned("failed");
        if (this == FAILS_PARTLY) library.voiceGoesToo();
        library.goOn(partly ? End.BACK : end);
    }
}
