package app.offcut.cli;

import app.offcut.autoclean.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code watch}: one object per event, each with a {@link Head} first. */
final class WatchJson {
    private WatchJson() {}

    record Head(Instant at, String event) {}

    record Watching(int finals) {}

    /**
     * @param project null if every new final waits
     */
    record Waiting(@Nullable String project, String message) {}

    record Cleaned(String project, CleanupJson.Run run) {}

    record Refused(String project, CleanupJson.Refused refused) {}

    record Fuse(List<String> projects, String message) {}

    record Problem(String message) {}

    /** Null for events that concern only a visible list. */
    static Json.@Nullable Joined of(Event event, Instant at) {
        return switch (event) {
            case Event.Watching(int finals) -> of(at, "watching", new Watching(finals));
            case Event.Waiting(String project, String why) ->
                    of(at, "waiting", new Waiting(project, why));
            case Event.SwitchUnreadable(String why) -> of(at, "waiting", new Waiting(null, why));
            case Event.Changed _, Event.DiskReturned _ -> null;
            case Event.Cleaned(var report) ->
                    of(at, "cleaned", new Cleaned(report.projectId(), CleanupJson.Run.of(report)));
            case Event.Refused(String project, var refusal) ->
                    of(at, "refused", new Refused(project, CleanupJson.Refused.of(refusal)));
            case Event.FuseBlown(List<String> projects, String why) ->
                    of(at, "fuse", new Fuse(projects, why));
            case Event.NotWatching(String why) -> of(at, "problem", new Problem(why));
            case Event.SpaceShort(String why) -> of(at, "space", new Problem(why));
            case Event.Failed(String sentence) -> of(at, "problem", new Problem(sentence));
        };
    }

    static Json.Joined stopped(Instant at) {
        return Json.joined(new Head(at, "stopped"));
    }

    private static Json.Joined of(Instant at, String event, Record more) {
        return Json.joined(new Head(at, event), more);
    }
}
