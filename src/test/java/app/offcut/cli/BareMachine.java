package app.offcut.cli;

import app.offcut.environment.Requirements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A glibc Linux on x86-64 with a few programs, an ordinary user and {@code .mvn/setup.sh}. There
 * Offcut needs a JDK 99, so that none of the real machine's is new enough.
 */
final class BareMachine {
    private static final String TOOLS =
            "sh awk flock gzip mkdir mv readlink rm sed sha256sum tar touch";
    private static final String FINDS = ". \"$0\"; offcut_find_jdk; printf %s \"$JAVA_HOME\"";

    final Path home;

    /** Offcut's folder for caches. */
    final Path cache;

    private final Path programs;
    private final Path setup;

    /**
     * @param folder an empty one
     */
    BareMachine(Path folder) throws IOException {
        programs = Files.createDirectory(folder.resolve("programs"));
        home = Files.createDirectory(folder.resolve("a home"));
        cache = home.resolve(".cache/offcut");
        setup = folder.resolve("setup.sh");
        for (String tool : TOOLS.split(" ")) use(tool);
        program("id", "echo 1000");
        program("uname", "[ \"${1-}\" = -m ] && echo x86_64 || echo Linux");
        program("getconf", "echo glibc 2.36");
    }

    /** Puts one of the real machine's programs on the path. */
    void use(String name) throws IOException {
        Requirements.program(name);
        Path real =
                Arrays.stream(System.getenv("PATH").split(":"))
                        .map(place -> Path.of(place, name))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow();
        program(name, "exec " + real + " \"$@\"");
    }

    void program(String name, String does) throws IOException {
        script(programs.resolve(name), does);
    }

    void remove(String program) throws IOException {
        Files.delete(programs.resolve(program));
    }

    /** Lays down the script as it is, but for the JDK that it needs and the archive it expects. */
    void expect(byte[] archive) throws Exception {
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        String text = Files.readString(Path.of(".mvn/setup.sh"));
        Files.writeString(
                setup,
                text.replace("offcut_jdk=25", "offcut_jdk=99")
                        .replaceAll("(offcut_temurin_x64)=\\p{XDigit}{64}", "$1=" + sum));
    }

    /** Prints the JDK's folder when it is found. */
    ProcessBuilder finds(String url) {
        return with(url, "sh", "-eu", "-c", FINDS, setup.toString());
    }

    /** The same on a terminal, which mixes what is printed and what is said. */
    ProcessBuilder findsOnATerminal(String url) throws IOException {
        use("script");
        String line = "sh -eu -c '" + FINDS.replace("$0", setup.toString()) + "'";
        return with(url, "script", "-qec", line, "/dev/null");
    }

    private ProcessBuilder with(String url, String program, String... arguments) {
        List<String> line =
                Stream.concat(
                                Stream.of(programs.resolve(program).toString()),
                                Arrays.stream(arguments))
                        .toList();
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("OFFCUT_JDK_URL", url);
        return builder;
    }

    static Called ended(Process process, String typed) throws Exception {
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(typed);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Called(process.waitFor(), out, err);
    }

    /** Names of what lies in the cache, in order. */
    List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Makes a JDK 99 of 300 kB that packing makes no smaller. */
    static Path jdk(Path place, String java) throws IOException {
        Files.createDirectories(place.resolve("bin"));
        script(place.resolve("bin/java"), java);
        script(place.resolve("bin/javac"), "exit 0");
        Files.writeString(place.resolve("release"), "JAVA_VERSION=\"99.0.1\"\n");
        byte[] modules = new byte[300_000];
        new Random(1).nextBytes(modules);
        Files.createDirectory(place.resolve("lib"));
        Files.write(place.resolve("lib/modules"), modules);
        return place;
    }

    private static void script(Path file, String does) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
