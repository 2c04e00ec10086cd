package app.offcut.environment;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a test needs of the machine. Where it is missing the test is skipped; with {@code
 * -Dtest.complete} it fails, so that a build that has it all notices when it loses something.
 */
public final class Requirements {
    private static final boolean COMPLETE = Boolean.getBoolean("test.complete");

    private Requirements() {}

    public static void program(String name) {
        that(onPath(name), name + " is not on the path");
    }

    /** For a test that itself names files in many scripts. */
    public static void unicodeNames() {
        that(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
                "file names are not UTF-8 in this locale");
    }

    public static void that(boolean there, String otherwise) {
        if (COMPLETE) assertTrue(there, otherwise);
        else assumeTrue(there, otherwise);
    }

    /** For a test that does less without it; not for one that does nothing then. */
    public static boolean canUse(String program) {
        boolean there = onPath(program);
        if (COMPLETE) assertTrue(there, program + " is not on the path");
        return there;
    }

    /** A complete build need not be able to: few containers let even root mount. */
    public static void mounts(boolean possible) {
        assumeTrue(possible, "this user cannot mount here");
    }

    /** For what even a complete build need not have. */
    public static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
