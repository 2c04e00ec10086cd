package app.offcut.generator;

import app.offcut.text.TextKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the generator of a library as long as nobody has said which one it is: its folders are
 * measured, nothing in it is an intermediate, and held files can be restored.
 *
 * @param candidates the generators whose library it may be; never empty
 * @param earlier the one that it was taken for before its files contradicted that; null if there is
 *     none
 */
public record Undecided(List<Candidate> candidates, @Nullable Generator earlier)
        implements Generator {
    /** A generator whose library it may be. */
    public record Candidate(Generator generator, Recognition recognition) {}

    @Override
    public String word() {
        return "undecided";
    }

    /** The places of all candidates; first those of the earlier generator, whose runs need them. */
    @Override
    public Layout layout() {
        return new UndecidedLayout(layouts());
    }

    private List<Layout> layouts() {
        return generators().map(Generator::layout).toList();
    }

    private Stream<Generator> generators() {
        return Stream.concat(
                        Stream.ofNullable(earlier), candidates.stream().map(Candidate::generator))
                .distinct();
    }

    @Override
    public TextKey afterCleanup() {
        return () -> "generator.undecided.after";
    }

    @Override
    public Recognition recognise(Root folder) {
        return Recognition.UNSURE;
    }

    @Override
    public Duration unattendedQuiet() {
        return generators()
                .map(Generator::unattendedQuiet)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public Records records(Root root) {
        return new UndecidedRecords(root, layout());
    }

    @Override
    public Path mark(Path root) {
        return candidates.getFirst().generator().mark(root);
    }
}
