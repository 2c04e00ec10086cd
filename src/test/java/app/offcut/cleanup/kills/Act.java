package app.offcut.cleanup.kills;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.kills.CrashedLibrary.End;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.worlds.Bench;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** What an engine is about when it dies, and how the files may lie after the recovery. */
public enum Act {
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

    /** The last of them is the end when nobody dies. */
    Act(End... ends) {
        this.ends = List.of(ends);
    }

    End whole() {
        return ends.getLast();
    }

    boolean mayEnd(End end) {
        return ends.contains(end);
    }

    /** What has happened before; nobody dies yet. */
    void prepare(CrashedLibrary library) {
        if (this == OWES) library.sample.sql(REFUSE_STATUS);
        if (!EnumSet.of(UNDOES, PURGES, ERASES_WHEN_DUE, IS_REFUSED_LATE).contains(this)) return;
        try (Bench bench = library.open(Death.never(), _ -> false)) {
            library.clean(bench, CrashedLibrary.keeping());
            if (this == IS_REFUSED_LATE) bench.pins.pin(CrashSample.ID);
        }
        if (this == ERASES_WHEN_DUE) library.at = library.sample.now().plus(Duration.ofHours(2));
    }

    public CrashedLibrary.Doing doing() {
        return switch (this) {
            case CLEANS, OWES -> cleans(CrashedLibrary.request());
            case KEEPS -> cleans(CrashedLibrary.keeping());
            case UNDOES ->
                    (bench, _) -> {
                        String run = CrashedLibrary.run(bench);
                        return () -> bench.cleanup.undo(run);
                    };
            case PURGES, IS_REFUSED_LATE ->
                    (bench, _) -> {
                        String run = CrashedLibrary.run(bench);
                        return () -> bench.cleanup.purge(run);
                    };
            case ERASES_WHEN_DUE -> (bench, _) -> bench.cleanup::recover;
            case IS_REFUSED ->
                    (bench, death) -> {
                        death.meanwhile(atMoves(".mp4", () -> bench.pins.pin(CrashSample.ID)));
                        return cleans(CrashedLibrary.request()).ready(bench, death);
                    };
            case FAILS_PARTLY -> fails(CrashedLibrary.request());
            case FAILS_STRICTLY -> fails(CrashedLibrary.request().strictly(true));
            case IS_STOPPED ->
                    (bench, death) -> {
                        CleanupPlan plan = bench.cleanup.plan(CrashSample.ID);
                        int enough = plan.doomed().size() / 2;
                        return () ->
                                bench.cleanup.execute(
                                        plan,
                                        CrashedLibrary.request(),
                                        (done, all, bytes) ->
                                                death.goOn(done, all, bytes) && done < enough);
                    };
        };
    }

    private static CrashedLibrary.Doing cleans(CleanupRequest request) {
        return (bench, death) -> {
            CleanupPlan plan = bench.cleanup.plan(CrashSample.ID);
            return () -> bench.cleanup.execute(plan, request, death);
        };
    }

    private static CrashedLibrary.Doing fails(CleanupRequest request) {
        return (bench, death) -> {
            death.meanwhile(
                    atMoves(
                            "/" + CrashSample.VOICE,
                            () -> {
                                throw new AccessDeniedException(CrashSample.VOICE);
                            }));
            return cleans(request).ready(bench, death);
        };
    }

    private interface Doings {
        void happen() throws AccessDeniedException;
    }

    private static ChangeHook atMoves(String ending, Doings doings) {
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
            try (Bench bench = library.open()) {
                bench.pins.unpin(CrashSample.ID);
            }
        boolean partly = this == FAILS_PARTLY && end == End.GONE;
        if (partly) library.assertCleaned("failed");
        if (this == FAILS_PARTLY) library.voiceGoesToo();
        library.goOn(partly ? End.BACK : end);
    }
}
