package app.offcut.cli;

import app.offcut.cleanup.survey.Survey;
import app.offcut.database.OwnDatabase;
import app.offcut.generator.Generator;
import app.offcut.library.KnownLibraries;
import app.offcut.library.KnownLibraries.Known;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code list --all}: measures every known library and sums them. */
final class AllLibraries {
    private final Answer answer;
    private final Environment environment;

    AllLibraries(Answer answer) {
        this.answer = answer;
        this.environment = answer.context().environment();
    }

    /**
     * @param totals of the libraries that could be measured
     */
    record Shown(List<Entry> libraries, ListJson.Totals totals) {}

    /**
     * @param generator its word; null while it is not certain
     * @param totals null if the library could not be measured
     * @param problem why; null if it could
     */
    record Entry(
            String library,
            @Nullable String generator,
            ListJson.@Nullable Totals totals,
            @Nullable String problem) {}

    /**
     * @throws Problem NOT_A_LIBRARY if no library is known
     */
    int show() {
        List<Entry> entries = known().stream().map(this::measured).toList();
        if (entries.isEmpty())
            throw Problem.saying(Problem.Code.NOT_A_LIBRARY, Texts.of("cli.list.none-known"));
        ListJson.Totals sum = ListJson.Totals.sum(entries.stream().map(Entry::totals).toList());
        if (answer.json()) return answer.json(new Shown(entries, sum));
        lines(entries, sum).forEach(answer::line);
        return 0;
    }

    private List<Known> known() {
        if (!OwnDatabase.exists(environment.stateFolder())) return List.of();
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            return new KnownLibraries(own, environment).list();
        }
    }

    private Entry measured(Known known) {
        String place = known.root().toString();
        Generator settled = known.generator();
        String word = settled == null ? null : settled.word();
        try {
            Optional<OpenLibrary> there =
                    LibraryOpener.openKnown(known.id(), known.root(), environment);
            if (there.isEmpty())
                return new Entry(place, word, null, Texts.of("cli.list.another", place));
            try (OpenLibrary open = there.get()) {
                Survey survey = open.survey();
                return new Entry(
                        place, ListJson.word(open.library()), ListJson.Totals.of(survey), null);
            }
        } catch (Problem problem) {
            return new Entry(place, word, null, problem.sentence());
        }
    }

    private static List<String> lines(List<Entry> entries, ListJson.Totals sum) {
        Table table = new Table(0, "llrr");
        table.row(
                Texts.of("cli.list.library"),
                Texts.of("cli.list.generator"),
                Texts.of("cli.list.total"),
                Texts.of("cli.list.can-free"));
        for (Entry entry : entries) row(table, entry.library, title(entry), entry.totals);
        row(table, Texts.of("cli.list.sum", entries.size()), "", sum);
        List<String> lines = new ArrayList<>(table.lines());
        List<String> problems = entries.stream().map(AllLibraries::problem).toList();
        if (problems.stream().anyMatch(line -> !line.isEmpty())) lines.add("");
        for (String problem : problems)
            if (!problem.isEmpty()) lines.addAll(Table.wrap(problem, "  "));
        return lines;
    }

    private static void row(
            Table table, String name, String generator, ListJson.@Nullable Totals totals) {
        if (totals == null) table.row(name, generator, "–", "–");
        else
            table.row(
                    name,
                    generator,
                    totals.size(),
                    totals.reclaimableBytes() == 0
                            ? "–"
                            : Formats.bytes(totals.reclaimableBytes()));
    }

    private static String title(Entry entry) {
        return entry.generator == null
                ? Texts.of("generator.undecided")
                : Texts.ofStored("generator.", entry.generator);
    }

    private static String problem(Entry entry) {
        if (entry.problem != null) return entry.problem;
        return entry.generator == null ? Texts.of("cli.list.undecided", entry.library) : "";
    }
}
