package app.offcut.library;

import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.generator.Generator;
import app.offcut.generator.Layout;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.generator.Undecided;
import app.offcut.generator.Zone;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A generator's folder, opened by the user. Opens every folder below it, so that a link is followed
 * only with the user's consent.
 *
 * @param root real path
 * @param identity {@link FileIdentity#UNKNOWN} where the system has none
 * @param trusted links by their place
 * @param recordsAbove the agreement that its records lie in the folder above; null if they lie in
 *     the library itself
 */
public record Library(
        Path root,
        FileIdentity identity,
        Generator generator,
        Map<List<String>, TrustedLink> trusted,
        @Nullable RecordsAbove recordsAbove)
        implements Root {

    /** A library without trusted links. */
    public Library(Path root, FileIdentity identity, Generator generator) {
        this(root, identity, generator, Map.of(), null);
    }

    /** The same library with these links trusted. */
    public Library trusting(Collection<TrustedLink> links) {
        Map<List<String>, TrustedLink> byPlace = new HashMap<>();
        for (TrustedLink link : links) {
            if (!layout().linkPlaces().contains(link.place()))
                throw new IllegalArgumentException("no such place: " + link.place());
            byPlace.put(link.place(), link);
        }
        return new Library(root, identity, generator, Map.copyOf(byPlace), recordsAbove);
    }

    /** The same library with its records where a person has agreed that they lie. */
    public Library with(@Nullable RecordsAbove agreement) {
        return new Library(root, identity, generator, trusted, agreement);
    }

    /**
     * Opens a folder of this library by handle, name by name from the root. Follows a link only
     * where the user has agreed to it, and only to the folder of that time; refuses any other.
     *
     * @param names from the root down; empty for the root itself
     * @throws IOException also if the root is no longer the folder that was opened as the library
     */
    @Override
    public Folder open(List<Path> names) throws IOException {
        Folder folder = openRoot();
        List<String> place = new ArrayList<>();
        for (Path name : names) {
            place.add(name.toString());
            try (Folder parent = folder) {
                folder = open(parent, name, place);
            }
        }
        return folder;
    }

    /** Opens a zone like {@link #open(List)}. */
    public Folder open(Zone zone) throws IOException {
        return open(paths(zone.names()));
    }

    /** Converts these names for {@link #open(List)}. Never pass names from a database. */
    public List<Path> paths(List<String> names) {
        return names.stream().map(name -> root.getFileSystem().getPath(name)).toList();
    }

    private Folder openRoot() throws IOException {
        return checked(
                Folder.at(root),
                now ->
                        identity.equals(FileIdentity.UNKNOWN)
                                || FileIdentity.mayBeFolder(identity, now));
    }

    private static Folder checked(Folder folder, Predicate<@Nullable FileIdentity> isExpected)
            throws IOException {
        boolean expected = false;
        try {
            expected = isExpected.test(FileIdentity.of(folder.attributes()));
            if (!expected) throw new NotDirectoryException(folder.path().toString());
            return folder;
        } finally {
            if (!expected) folder.close();
        }
    }

    /**
     * Opens one name in an open folder of this library. The folder stays open.
     *
     * @param place path from the root, including this name
     */
    public Folder open(Folder parent, Path name, List<String> place) throws IOException {
        TrustedLink link = trusted.get(place);
        if (link == null || !parent.isLink(name)) return parent.open(name);
        Path target = parent.path().resolve(name).toRealPath();
        return checked(Folder.at(target), now -> link.leadsTo(target, now));
    }

    /**
     * Opens a library by its marks alone, as if for the first time.
     *
     * @throws Problem NOT_A_LIBRARY, REFUSED_ROOT or UNAVAILABLE
     */
    public static Library open(Path folder, Environment environment) {
        return LibraryFolder.at(folder, environment).library(null);
    }

    /** Whether nobody has said, and nothing shows, whose library it is. */
    public boolean undecided() {
        return generator instanceof Undecided;
    }

    @Override
    public Path path() {
        return root;
    }

    @Override
    public Path recordsFolder() {
        Path above = root.getParent();
        return recordsAbove == null || above == null ? root : above;
    }

    @Override
    public void checkRecords() {
        if (recordsAbove != null) recordsAbove.check(this);
    }

    /** What its generator records in it. Cheap: reads nothing. */
    public Records records() {
        return generator.records(this);
    }

    /** How its generator names files. */
    public Layout layout() {
        return generator.layout();
    }

    /** Whether this disk distinguishes names by case. Read-only. */
    public boolean tellsCaseApart() {
        List<String> names =
                new ArrayList<>(
                        List.of(root.relativize(generator.mark(root)).getName(0).toString()));
        for (Zone zone : layout().zones()) names.add(zone.names().getFirst());
        return names.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .noneMatch(name -> Files.exists(root.resolve(name)));
    }

    /** Its last name element, for titles. */
    public String name() {
        return String.valueOf(root.getFileName());
    }
}
