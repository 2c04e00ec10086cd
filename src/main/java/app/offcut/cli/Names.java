package app.offcut.cli;

import app.offcut.cleanup.hold.UnreadableHold;
import app.offcut.generator.Project.Named;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.LinkedHashSet;
import java.util.List;

/** Resolves projects by id or by a name that is unique, and runs by id. */
final class Names {
    private Names() {}

    /**
     * The ids in the given order, without duplicates. Reads the database without an integrity
     * check; whatever uses the ids makes its own.
     *
     * @throws Problem NO_SUCH_PROJECT, AMBIGUOUS_PROJECT, or if the database cannot be read
     */
    static List<String> ids(OpenLibrary open, List<String> asked) {
        return ids(open, open.records().names(), asked);
    }

    /**
     * The same after an integrity check, because a pin decides what is deleted.
     *
     * @throws Problem also if the database is damaged
     */
    static List<String> checkedIds(OpenLibrary open, List<String> asked) {
        return ids(open, open.records().checkedNames(), asked);
    }

    private static List<String> ids(OpenLibrary open, List<Named> projects, List<String> asked) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        // the titles of its projects are not known
        if (open.library().undecided()) {
            for (String one : asked)
                if (projects.stream().noneMatch(p -> p.id().equals(one)))
                    throw Problem.of(Problem.Code.GENERATOR_UNKNOWN);
        }
        for (String one : asked) ids.add(id(projects, one));
        return List.copyOf(ids);
    }

    private static String id(List<Named> projects, String asked) {
        if (projects.stream().anyMatch(p -> p.id().equals(asked))) return asked;
        List<String> named =
                projects.stream().filter(p -> p.name().equals(asked)).map(Named::id).toList();
        return switch (named.size()) {
            case 1 -> named.getFirst();
            case 0 -> throw Problem.of(Problem.Code.NO_SUCH_PROJECT, asked);
            default -> throw Problem.of(Problem.Code.AMBIGUOUS_PROJECT, asked);
        };
    }

    /**
     * Checks a run id without side effects: a wrong one must not even create the lock's folder.
     *
     * @throws Problem NO_SUCH_RUN unless the run is on the disk; UNAVAILABLE if that is unknown
     */
    static void checkRun(OpenLibrary open, String run) {
        if (open.cleanup().runs().stream().anyMatch(left -> left.run().equals(run))) return;
        for (UnreadableHold place : open.cleanup().unseen())
            throw Problem.saying(
                    Problem.Code.UNAVAILABLE, Texts.of("problem.unseen", run, place.why()));
        boolean known = open.runs().stream().anyMatch(past -> past.run().equals(run));
        throw known
                ? Problem.saying(Problem.Code.NO_SUCH_RUN, Texts.of("problem.not-held", run))
                : Problem.of(Problem.Code.NO_SUCH_RUN, run);
    }
}
