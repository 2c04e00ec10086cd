package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.survey.RowState.Clean;
import app.offcut.cleanup.survey.RowState.FinalDamaged;
import app.offcut.cleanup.survey.RowState.GrownBack;
import app.offcut.cleanup.survey.RowState.NeedsReview;
import app.offcut.cleanup.survey.RowState.NoFinalYet;
import app.offcut.cleanup.survey.RowState.PartlyFailed;
import app.offcut.cleanup.survey.RowState.Pinned;
import app.offcut.cleanup.survey.RowState.Ready;
import app.offcut.cleanup.survey.RowState.Rendering;
import app.offcut.cleanup.survey.RowState.Unavailable;
import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row state in the form that offcut.db keeps between two starts.
 *
 * @param refusals JSON with the rules behind the state and the details of their sentences
 * @param filesLeft for a run that failed in part, else 0
 */
record StoredState(String word, String refusals, long filesLeft) {
    private static final Gson GSON = new Gson();

    private record StoredRefusal(@Nullable String rule, @Nullable List<String> details) {}

    static StoredState of(RowState state) {
        return switch (state) {
            // a run's progress ends with the process; show the state from before the run
            case RowState.Cleaning _, RowState.Waiting _ -> plain(new Ready());
            // the disk decides about these; until it has been read, nothing can be cleaned
            case RowState.Interrupted _, RowState.Held _ -> plain(new Clean());
            case Unavailable(Refusal refusal) -> refused(state, List.of(refusal));
            case Rendering(Refusal refusal) -> refused(state, List.of(refusal));
            case FinalDamaged(Refusal refusal) -> refused(state, List.of(refusal));
            case NeedsReview(List<Refusal> rules) -> refused(state, rules);
            case PartlyFailed(long filesLeft) -> new StoredState(state.word(), "[]", filesLeft);
            case NoFinalYet(Refusal missing) ->
                    refused(state, missing == null ? List.of() : List.of(missing));
            case Pinned _, Clean _, GrownBack _, Ready _ -> plain(state);
        };
    }

    private static StoredState plain(RowState state) {
        return new StoredState(state.word(), "[]", 0);
    }

    private static StoredState refused(RowState state, List<Refusal> refusals) {
        List<StoredRefusal> stored =
                refusals.stream()
                        .map(r -> new StoredRefusal(r.rule().word(), r.details()))
                        .toList();
        return new StoredState(state.word(), GSON.toJson(stored), 0);
    }

    /**
     * Reads a stored state. Until the next measurement, an unreadable one offers nothing to clean.
     */
    static RowState read(String word, String refusals, long filesLeft) {
        List<Refusal> rules = rules(refusals);
        RowState unknown = new NoFinalYet();
        return switch (word) {
            case "unavailable" -> rules.isEmpty() ? unknown : new Unavailable(rules.getFirst());
            case "rendering" -> rules.isEmpty() ? unknown : new Rendering(rules.getFirst());
            case "final-damaged" -> rules.isEmpty() ? unknown : new FinalDamaged(rules.getFirst());
            case "needs-review" -> rules.isEmpty() ? unknown : new NeedsReview(rules);
            case "no-final-yet" -> rules.isEmpty() ? unknown : new NoFinalYet(rules.getFirst());
            case "pinned" -> new Pinned();
            case "clean" -> new Clean();
            case "partly-failed" -> new PartlyFailed(filesLeft);
            case "grown-back" -> new GrownBack();
            case "ready" -> new Ready();
            default -> unknown;
        };
    }

    private static List<Refusal> rules(String json) {
        List<Refusal> refusals = new ArrayList<>();
        for (StoredRefusal stored : parse(json))
            for (Rule rule : Rule.values())
                if (rule.word().equals(stored.rule()) && stored.details() != null)
                    refusals.add(new Refusal(rule, stored.details()));
        return refusals;
    }

    private static StoredRefusal[] parse(String json) {
        try {
            StoredRefusal[] stored = GSON.fromJson(json, StoredRefusal[].class);
            return stored == null ? new StoredRefusal[0] : stored;
        } catch (JsonSyntaxException _) {
            return new StoredRefusal[0];
        }
    }
}
