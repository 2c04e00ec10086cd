package app.offcut.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

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
     * The generators whose library a folder looks like: none, one, or in doubt several. Blocking.
     */
    public static List<Generator> of(Path folder) {
        return ALL.stream().filter(generator -> generator.recognises(folder)).toList();
    }
}
