package app.offcut.library;

import app.offcut.files.Folder;
import app.offcut.files.Names;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the disks of a library distinguish names that differ only in case or Unicode form. Tries
 * other spellings of each listed name in its own folder, because a link may lead to another kind of
 * disk. Read-only; no name from a database reaches the disk.
 */
public final class NameFolding {
    private final Library library;
    private final Map<String, List<Listed>> byFolded = new HashMap<>();

    private record Listed(List<String> place, Path name) {}

    private NameFolding(Library library) {
        this.library = library;
    }

    /** Lists the folders whose entries are named by ids. Blocking. */
    public static NameFolding of(Library library) {
        NameFolding names = new NameFolding(library);
        List<List<String>> places = new ArrayList<>(library.layout().finalFolders());
        for (Zone zone : library.layout().zones())
            if (!zone.shared()) {
                places.add(zone.names());
                for (List<String> holder : zone.holders())
                    places.add(Stream.concat(zone.names().stream(), holder.stream()).toList());
            }
        for (List<String> place : places) names.list(place);
        return names;
    }

    private void list(List<String> place) {
        try (Folder folder = library.open(library.paths(place))) {
            for (Path name : folder.names())
                byFolded.computeIfAbsent(Names.folded(name.toString()), _ -> new ArrayList<>())
                        .add(new Listed(place, name));
        } catch (IOException e) {
            // a missing folder contains no twins
        }
    }

    /** False if the disk treats another spelling as the same name, or if that is unknown. */
    public boolean toldApart(String name) {
        return library.tellsCaseApart()
                && byFolded.getOrDefault(Names.folded(name), List.of()).stream()
                        .allMatch(this::toldApart);
    }

    private boolean toldApart(Listed listed) {
        Set<String> others = new HashSet<>();
        for (Listed twin : byFolded.getOrDefault(Names.folded(listed.name.toString()), List.of()))
            if (twin.place.equals(listed.place)) others.add(twin.name.toString());
        try (Folder folder = library.open(library.paths(listed.place))) {
            for (String spelling : spellings(listed.name.toString()))
                // if listed beside it, it is an entry of its own
                if (!others.contains(spelling) && folder.has(listed.name.resolveSibling(spelling)))
                    return false;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<String> spellings(String name) {
        Set<String> spellings = new HashSet<>();
        for (Normalizer.Form form : Normalizer.Form.values()) {
            String formed = Normalizer.normalize(name, form);
            spellings.add(formed);
            spellings.add(formed.toUpperCase(Locale.ROOT));
            spellings.add(formed.toLowerCase(Locale.ROOT));
        }
        spellings.remove(name);
        return spellings;
    }
}
