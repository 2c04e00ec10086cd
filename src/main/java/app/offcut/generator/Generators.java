package app.offcut.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

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

    /**
     * The generators whose library a folder may be.
     *
     * @param sure those that recognise it; in doubt several
     * @param unsure those that see some of their marks
     */
    public record Candidates(List<Generator> sure, List<Generator> unsure) {}

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
