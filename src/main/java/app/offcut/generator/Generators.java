package app.offcut.generator;

import app.offcut.generator.Undecided.Candidate;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generators that Offcut knows. */
public final class Generators {
    private static final List<Generator> ALL =
            ServiceLoader.load(Generator.class).stream().map(ServiceLoader.Provider::get).toList();

    private Generators() {}

    public static List<Generator> all() {
        return ALL;
    }

    /** The places of links in the libraries of all generators. */
    public static List<List<String>> linkPlaces() {
        return ALL.stream()
                .flatMap(generator -> generator.layout().linkPlaces().stream())
                .distinct()
                .toList();
    }

    /** Empty for an unknown word, such as one of another version of Offcut. */
    public static Optional<Generator> named(String word) {
        return ALL.stream().filter(generator -> generator.word().equals(word)).findFirst();
    }

    /** The name of a generator for the user. */
    public static String title(Generator generator) {
        return Texts.ofStored("generator.", generator.word());
    }

    /**
     * The generators whose library a folder may be.
     *
     * @param sure those that recognise it; in doubt several
     * @param unsure those that see some of their marks
     */
    public record Candidates(List<Generator> sure, List<Generator> unsure) {
        public boolean isEmpty() {
            return sure.isEmpty() && unsure.isEmpty();
        }

        public boolean contains(Generator generator) {
            return sure.contains(generator) || unsure.contains(generator);
        }

        /** The sure ones first, then by word. */
        public List<Candidate> all() {
            return Stream.concat(
                            sure.stream().map(one -> new Candidate(one, Recognition.YES)),
                            unsure.stream().map(one -> new Candidate(one, Recognition.UNSURE)))
                    .sorted(
                            Comparator.comparing(Candidate::recognition)
                                    .thenComparing(one -> one.generator().word()))
                    .toList();
        }
    }

    /** Blocking. */
    public static Candidates of(Path folder) {
        Root root = Root.at(folder);
        Map<Recognition, List<Generator>> found =
                ALL.stream().collect(Collectors.groupingBy(one -> one.recognise(root)));
        return new Candidates(
                found.getOrDefault(Recognition.YES, List.of()),
                found.getOrDefault(Recognition.UNSURE, List.of()));
    }
}
