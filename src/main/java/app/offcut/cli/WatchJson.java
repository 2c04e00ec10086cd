package app.offcut.cli;

import app.offcut.autoclean.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code watch}: one object per event, each starting with these three fields. */
sealed interface WatchJson {
    record Watching(int schema, Instant at, String event, int finals) implements WatchJson {}

    /**
     * @param project null if every new final waits
     */
    record Waiting(int schema, Instant at, String event, @Nullable String project, String message)
            implements WatchJson {}

    record Cleaned(int schema, Instant at, String event, String project, CleanupJson.Run run)
            implements WatchJson {}

    record Refused(
            int schema, Instant at, String event, String project, CleanupJson.Refused refused)
            implements WatchJson {}

    record Fuse(int schema, Instant at, String event, List<String> projects, String message)
            implements WatchJson {}

    record Problem(int schema, Instant at, String event, String message) implements WatchJson {}

    record Stopped(int schema, Instant at, String event) implements WatchJson {}

    /** Null for events that concern only a visible list. */
    static @Nullable WatchJson of(Event event, Instant at) {
        return switch (event) {
            case Event.Watching(int finals) -> new Watching(Json.SCHEMA, at, "watching", finals);
            case Event.Waiting(String project, String why) ->
                    new Waiting(Json.SCHEMA, at, "waiting", project, why);
            case Event.SwitchUnread(String why) ->
                    new Waiting(Json.SCHEMA, at, "waiting", null, why);
            case Event.Changed _, Event.Returned _ -> null;
            case Event.Cleaned(var report) ->
                    new Cleaned(
                            Json.SCHEMA,
                            at,
                            "cleaned",
                            report.projectId(),
                            CleanupJson.Run.of(report));
            case Event.Refused(String project, var refusal) ->
                    new Refused(
                            Json.SCHEMA, at, "refused", project, CleanupJson.Refused.of(refusal));
            case Event.Fuse(List<String> projects, String why) ->
                    new Fuse(Json.SCHEMA, at, "fuse", projects, why);
            case Event.NotWatching(String why) -> new Problem(Json.SCHEMA, at, "problem", why);
            case Event.Problem(String sentence) ->
                    new Problem(Json.SCHEMA, at, "problem", sentence);
        };
    }

    static WatchJson stopped(Instant at) {
        return new Stopped(Json.SCHEMA, at, "stopped");
    }
}
