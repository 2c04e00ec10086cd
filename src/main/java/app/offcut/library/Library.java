package app.offcut.library;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.generator.Layout;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.generator.Zone;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A generator's folder, opened by the user. Opens every folder below it, so that a link is followed
 * only with the user's consent.
 *
 * @param root real path
 * @param identity {@link FileIdentity#UNKNOWN} where the system has none
 * @param trusted links by their place
 */
public record Library(
        Path root,
        FileIdentity identity,
        Generator generator,
        Map<List<String>, TrustedLink> trusted)
        implements Root {

    /** A library without trusted links. */
    public Library(Path root, FileIdentity identity, Generator generator) {
        this(root, identity, generator, Map.of());
    }

    /** The same library with these links trusted. */
    public Library trusting(Collection<TrustedLink> links) {
        Map<List<String>, TrustedLink> byPlace = new HashMap<>();
        for (TrustedLink link : links) {
            if (!layout().linkPlaces().contains(link.place()))
                throw new IllegalArgumentException("no such place: " + link.place());
            byPlace.put(link.place(), link);
        }
        return new Library(root, identity, generator, Map.copyOf(byPlace));
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
     * Opens a library.
     *
     * @throws Problem NOT_A_LIBRARY, REFUSED_ROOT or UNAVAILABLE
     */
    public static Library open(Path folder, Environment environment) {
        try {
            Path root = folder.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            if (!attributes.isDirectory()) throw Problem.of(Problem.Code.NOT_A_LIBRARY, folder);
            FileIdentity identity = FileIdentity.of(attributes);
            UnsafeRoot wide = UnsafeRoot.of(root, identity, environment.homeFolders()).orElse(null);
            if (wide != null && !wide.allows(root)) throw wide.problem(folder);
            return new Library(
                    root, identity == null ? FileIdentity.UNKNOWN : identity, generatorOf(root));
        } catch (IOException e) {
            Failure failure = Failure.of(e, folder);
            throw failure.cause() == Cause.NOT_THERE
                    ? Problem.saying(Problem.Code.NOT_A_LIBRARY, failure.sentence(), e)
                    : failure.problem();
        }
    }

    private static Generator generatorOf(Path root) throws IOException {
        List<Generator> candidates = Generators.of(root).sure();
        if (candidates.isEmpty()) throw noLibrary(root);
        if (candidates.size() > 1) {
            String words =
                    candidates.stream()
                            .map(Generator::word)
                            .sorted()
                            .collect(Collectors.joining(", "));
            throw Problem.saying(
                    Problem.Code.NOT_A_LIBRARY, Texts.of("problem.two-generators", root, words));
        }
        return candidates.getFirst();
    }

    /**
     * The problem for a folder that is not a library. A folder without read permission may be one.
     */
    private static Problem noLibrary(Path root) throws IOException {
        try (DirectoryStream<Path> _ = Files.newDirectoryStream(root)) {
            for (Generator generator : Generators.all()) {
                Path mark = generator.mark(root);
                if (Files.isRegularFile(mark) && !Files.isReadable(mark))
                    throw new AccessDeniedException(mark.toString());
            }
        }
        return Problem.of(Problem.Code.NOT_A_LIBRARY, root);
    }

    @Override
    public Path path() {
        return root;
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
