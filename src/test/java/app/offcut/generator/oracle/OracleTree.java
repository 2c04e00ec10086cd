package app.offcut.generator.oracle;

import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A library on the disk, drawn at random, and what may become of each of its files. */
final class OracleTree {
    /** What may become of a file when its project is cleaned. */
    enum Fate {
        GOES,
        /** Goes only if the user lets its kind go. */
        OFFERED,
        /** The facts do not say. */
        OPEN,
        STAYS
    }

    /** What the gate must say of the project. */
    enum Gate {
        PASSES,
        /** A person must agree, or nothing goes. */
        DOUBTS,
        REFUSES,
        /** The facts do not say. */
        OPEN
    }

    static final Duration DAYS = Duration.ofDays(3);

    /** Names that resemble another one without being it. */
    private static final List<String> NEAR =
            List.of(
                    "%s.bak",
                    "%s ",
                    " %s",
                    "%s\n",
                    "%s.",
                    "\u202e%s",
                    "%s\u200f",
                    "x%s",
                    "%s~",
                    "%s.part",
                    "copy of %s",
                    "%s.txt",
                    "%s\t",
                    "..%s",
                    "%s..",
                    "\u200b%s",
                    "%s\u0301",
                    "%s\r",
                    "-%s",
                    "%s:stream");

    private static final List<String> UNKNOWN =
            List.of(
                    "notes.txt",
                    "holiday.mp4",
                    "..mp4",
                    "...",
                    "-rf",
                    "*",
                    "con.mp4",
                    "cut.prproj",
                    "library.db",
                    "tasks.sqlite",
                    "n".repeat(255),
                    "caf\u00e9.mp4",
                    "\u6c37.mp4",
                    "a\nb.mp4",
                    "100%.mp4",
                    "back\\slash.mp4",
                    "thumbnail.jpg");

    final Path root;
    final Random random;
    final Map<String, Fate> fates = new TreeMap<>();

    /** What may become of files of no project when these are cleaned. */
    final Map<String, Fate> scratch = new TreeMap<>();

    String project = "";
    Gate gate = Gate.PASSES;

    OracleTree(Path root, Random random) {
        this.root = root;
        this.random = random;
    }

    boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String hex(int digits) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < digits; i++) hex.append(Integer.toHexString(random.nextInt(16)));
        return hex.toString();
    }

    void file(String path, Fate fate, String content) {
        file(path, fate, content.getBytes(StandardCharsets.UTF_8), DAYS);
    }

    void video(String path, Fate fate) {
        file(path, fate, SampleLibrary.finalVideo(), DAYS.plusHours(fate == Fate.STAYS ? 0 : 2));
    }

    /** Where no such file can be, because another one is there or no disk takes the name: none. */
    void file(String path, Fate fate, byte[] content, Duration age) {
        try {
            Path file = root.resolve(path);
            if (fates.containsKey(path) || Files.exists(file)) return;
            Files.createDirectories(file.resolveSibling("x").getParent());
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
            fates.put(path, fate);
        } catch (InvalidPathException | FileAlreadyExistsException e) {
            // another file of the tree is in the way, or the name is none here
        } catch (FileSystemException e) {
            if (!String.valueOf(e.getReason()).matches("File name too long|Not a directory"))
                throw new IllegalStateException(path, e);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** An intermediate older than any final. */
    void older(String path, Fate fate) {
        file(path, fate, new byte[50 + random.nextInt(5000)], DAYS.plusHours(3));
    }

    /** A file of no project, which no project's cleanup takes. */
    void scratch(String path, Fate fate, Duration age) {
        if (fates.containsKey(path)) return;
        file(path, Fate.STAYS, new byte[50 + random.nextInt(5000)], age);
        if (fates.containsKey(path)) scratch.put(path, fate);
    }

    /** Something like a known name: in another case, with more around it, in another folder. */
    void near(String folder, String known) {
        String name =
                switch (random.nextInt(4)) {
                    case 0 -> known.toUpperCase(Locale.ROOT);
                    case 1 -> "sub/" + known;
                    default -> any(NEAR).formatted(known);
                };
        if (!name.equals(known)) older(folder + name, Fate.STAYS);
    }

    void unknown(String folder) {
        older(folder + any(UNKNOWN), Fate.STAYS);
    }
}
