package app.offcut.library.links;

import app.offcut.database.StoredPath;
import app.offcut.failure.Failure;
import app.offcut.files.Folder;
import app.offcut.generator.Layout;
import app.offcut.library.Library;
import app.offcut.library.TrustedLink;
import app.offcut.library.UnsafeRoot;
import app.offcut.library.links.ZoneLink.State;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds links and moved folders in the places of {@code .cache} and of zones, and records the
 * user's consent. Blocking; changes nothing in the library.
 *
 * @param homes of the user; no target may be or contain one
 */
public record ZoneLinks(Library library, TrustedLinks trusted, ZonesSeen seen, List<Path> homes) {
    /**
     * @param homes of the user; no target may be or contain one
     */
    /**
     * In the order of {@link Layout#linkPlaces}. Does not look behind links without consent.
     *
     * @throws Problem UNAVAILABLE if the library cannot be listed
     */
    public List<ZoneLink> find() {
        List<ZoneLink> links = new ArrayList<>();
        try {
            Library now = library.trusting(trusted.read());
            for (List<String> place : library.layout().linkPlaces())
                find(now, place).ifPresent(links::add);
        } catch (IOException e) {
            throw Failure.of(e, library.root()).problem();
        }
        return List.copyOf(links);
    }

    private Optional<ZoneLink> find(Library library, List<String> place) throws IOException {
        boolean moved = moved(library, place);
        List<String> above = place.subList(0, place.size() - 1);
        if (!(PathResolution.go(library, above)
                instanceof PathResolution.End.Open(Folder opened, var _))) return Optional.empty();
        try (Folder parent = opened) {
            Path name = library.paths(place).getLast();
            boolean link = parent.has(name) && parent.isLink(name);
            if (!link && !moved) return Optional.empty();
            boolean followed = link && RealFolder.at(library, place).isPresent();
            return Optional.of(
                    new ZoneLink(
                            place,
                            PathResolution.target(parent.path().resolve(name)),
                            moved ? State.MOVED : followed ? State.TRUSTED : State.UNTRUSTED));
        }
    }

    /**
     * Records the user's consent to a result of {@link #find}. Takes effect when the library is
     * next opened.
     *
     * @throws Problem UNAVAILABLE if the link has changed or leads nowhere; REFUSED_ROOT if its
     *     folder may not be used
     */
    public void agree(ZoneLink link) {
        if (!find().contains(link))
            throw Problem.saying(Problem.Code.UNAVAILABLE, Texts.of("trust.changed", link.word()));
        switch (link.state()) {
            case TRUSTED -> {}
            case MOVED -> trusted.moved(link.place());
            case UNTRUSTED -> trusted.agree(judged(link));
        }
    }

    private boolean moved(Library library, List<String> place) throws IOException {
        for (var before : seen.read().entrySet())
            if (before.getKey().names().equals(place))
                return RealFolder.at(library, place)
                        .filter(now ->
                                now.identity().device() != before.getValue().identity().device())
                        .isPresent();
        return false;
    }

    private TrustedLink judged(ZoneLink link) {
        Library now = library.trusting(trusted.read());
        Problem gone =
                Problem.saying(
                        Problem.Code.UNAVAILABLE,
                        Texts.of("trust.dangling", link.word(), link.target()));
        Path path = StoredPath.of(link.target()).orElseThrow(() -> gone);
        try (Folder folder = Folder.at(path)) {
            RealFolder target = RealFolder.of(folder);
            check(link, target, now);
            return new TrustedLink(link.place(), target.path(), target.identity());
        } catch (NotDirectoryException e) {
            throw refused("trust.not-a-folder", link).causedBy(e);
        } catch (NoSuchFileException e) {
            throw gone.causedBy(e);
        } catch (IOException e) {
            throw Failure.of(e, path).problem();
        }
    }

    /**
     * Checks that a link's target contains nothing that this or another library keeps elsewhere.
     *
     * @throws Problem REFUSED_ROOT
     */
    private void check(ZoneLink link, RealFolder target, Library now) throws IOException {
        if (UnsafeRoot.of(target.path(), target.identity(), homes).isPresent())
            throw refused("trust.wide", link);
        if (target.overlaps(now.root())) throw refused("trust.nested", link);
        for (List<String> place :
                Stream.of(now.layout().linkPlaces(), now.layout().finalFolders())
                        .flatMap(List::stream)
                        .toList())
            if (!isBelow(place, link.place())
                    && RealFolder.at(now, place).filter(target::overlaps).isPresent())
                throw refused("trust.nested", link);
        if (seen.placesOfOthers().stream().anyMatch(target::overlaps))
            throw refused("trust.shared", link);
    }

    private static boolean isBelow(List<String> place, List<String> above) {
        return place.size() >= above.size() && place.subList(0, above.size()).equals(above);
    }

    private static Problem refused(String why, ZoneLink link) {
        return Problem.saying(Problem.Code.REFUSED_ROOT, Texts.of(why, link.word(), link.target()));
    }
}
