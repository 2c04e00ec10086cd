package app.offcut.library.links;

import app.offcut.library.Layout;
import app.offcut.library.Library;
import app.offcut.library.TrustedLink;
import app.offcut.library.UnsafeRoot;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks whether a link's target may be a zone: it must contain nothing that a library keeps
 * elsewhere.
 */
record TargetCheck(Library library, ZoneLink link, RealFolder target) {

    /**
     * @param others folders that other libraries use
     * @throws Problem REFUSED_ROOT
     */
    void check(List<Path> homes, List<Path> others) throws IOException {
        if (UnsafeRoot.of(target.path(), target.identity(), homes).isPresent())
            throw refused("trust.wide");
        if (target.overlaps(library.root())) throw refused("trust.nested");
        List<List<String>> places = new ArrayList<>(TrustedLink.PLACES);
        places.addAll(Layout.FINAL_FOLDERS);
        for (List<String> place : places)
            if (!isBelow(place)
                    && RealFolder.at(library, place).filter(target::overlaps).isPresent())
                throw refused("trust.nested");
        for (Path other : others) if (target.overlaps(other)) throw refused("trust.shared");
    }

    /** Whether such a place would be inside the target. */
    private boolean isBelow(List<String> place) {
        int depth = link.place().size();
        return place.size() >= depth && place.subList(0, depth).equals(link.place());
    }

    private Problem refused(String why) {
        return Problem.saying(Problem.Code.REFUSED_ROOT, Texts.of(why, link.word(), link.target()));
    }
}
