package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How {@code .mvn/setup.sh} gets a JDK on a machine without one, from a small server. The server
 * offers a small archive, which the script is made to expect.
 */
@EnabledOnOs(OS.LINUX)
class FetchedJdkTest {
    private static final String MADE = "jdk-25.0.4.1+1-x86_64";
    private static final String NEEDS = "Offcut needs a JDK 99 or newer and finds none here";

    @TempDir static Path shared;
    private static byte[] archive;

    @TempDir Path folder;
    private BareMachine machine;
    private JdkMirror mirror;
    private Path cache;

    @BeforeAll
    static void pack() throws IOException {
        archive = archive(shared, "exit 0");
    }

    @BeforeEach
    void offer() throws Exception {
        machine = new BareMachine(Files.createDirectory(folder.resolve("machine")));
        cache = machine.cache;
        machine.expect(archive);
        mirror = new JdkMirror(archive);
    }

    @AfterEach
    void stop() {
        mirror.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void fetchesOnceAndSaysWhatFromWhereAndHowMuch(String tool) throws Exception {
        machine.use(tool);
        BareMachine.jdk(cache.resolve("unpacking"), "exit 0"); // of an interrupted run
        Called first = found(find());
        assertEquals(
                "%s. It fetches Temurin 25.0.4.1+1 (1 MB) from %s into %s, with no terminal to ask on.\n"
                        .formatted(NEEDS, mirror.host(), cache),
                first.err());
        assertEquals("", found(find()).err());
        assertEquals(List.of("HEAD", "GET"), mirror.asked);
        assertEquals(List.of(MADE, "jdk.lock"), machine.cached());
        assertTrue(Files.exists(cache.resolve(MADE).resolve("lib/modules")));
    }

    @ParameterizedTest
    @CsvSource({"curl, true", "wget, true", "curl, false", "wget, false"})
    void goesOnWhereADownloadBrokeOff(String tool, boolean takesRanges) throws Exception {
        machine.use(tool);
        mirror.patience = 200_000;
        mirror.takesRanges = takesRanges;
        refused("broke off: try again, and it goes on from there.");
        long kept = Files.size(cache.resolve(MADE + ".tar.gz"));
        assertTrue(kept > 0 && kept <= 200_000, kept + " bytes");
        mirror.patience = Integer.MAX_VALUE;
        found(find());
        assertTrue(mirror.asked.contains("GET bytes=" + kept + "-"), mirror.asked.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void deletesWhatItDoesNotExpect(String tool) throws Exception {
        machine.use(tool);
        machine.expect(new byte[] {1});
        refused("is not the JDK that Offcut expects (its SHA-256 differs), so it was deleted.");
        assertEquals(List.of("jdk.lock"), machine.cached());
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void saysWhenNobodyAnswers(String tool) throws Exception {
        machine.use(tool);
        mirror.close();
        refused(
                "No JDK could be fetched from "
                        + mirror.host()
                        + " (is there a network?): get one");
        assertEquals(List.of("jdk.lock"), machine.cached());
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void saysWhenTheServerHasNone(String tool) throws Exception {
        machine.use(tool);
        mirror.has = false;
        refused("No JDK could be fetched from " + mirror.host() + " (it answers with an error)");
        assertEquals(List.of("jdk.lock"), machine.cached());
    }

    /** Curl can tell at once, wget only by the sum. */
    @ParameterizedTest
    @CsvSource({"curl, 1", "wget, 2"})
    void doesNotGoOnForeverFromWhatIsNoPart(String tool, int times) throws Exception {
        machine.use(tool);
        Files.createDirectories(cache);
        Files.write(cache.resolve(MADE + ".tar.gz"), new byte[400_000]);
        if (times == 2) refused("so it was deleted.");
        found(find());
    }

    @ParameterizedTest
    @CsvSource({"x86_64, x64", "aarch64, aarch64"})
    void asksTheProjectOfTemurinItself(String processor, String name) throws Exception {
        machine.program("uname", "[ \"${1-}\" = -m ] && echo " + processor + " || echo Linux");
        machine.program("curl", "for last; do :; done; echo \"$last\" >>\"$HOME/asked\"; exit 6");
        BareMachine.ended(machine.finds("").start(), "")
                .ends(69)
                .warns("No JDK could be fetched from api.adoptium.net (is there a network?)");
        String address =
                "https://api.adoptium.net/v3/binary/version/jdk-25.0.4.1%2B1/linux/"
                        + name
                        + "/jdk/hotspot/normal/eclipse";
        assertEquals(List.of(address, address), Files.readAllLines(machine.home.resolve("asked")));
    }

    @Test
    void fetchesNothingWhereOneIsNewEnough() throws Exception {
        machine.use("curl");
        Path own = BareMachine.jdk(folder.resolve("own"), "exit 0");
        ProcessBuilder finds = machine.finds(mirror.url());
        finds.environment().put("JAVA_HOME", own.toString());
        assertEquals(own.toString(), BareMachine.ended(finds.start(), "").ends(0).out());
        assertEquals(List.of(), mirror.asked);
        assertFalse(Files.exists(cache));
    }

    @ParameterizedTest
    @CsvSource({"n, 69", "'', 69", "y, 0"})
    void asksOnATerminal(String answer, int status) throws Exception {
        machine.use("curl");
        Process asks = machine.findsOnATerminal(mirror.url()).start();
        Called called = BareMachine.ended(asks, answer + "\n").ends(status);
        called.prints("Fetch Temurin 25.0.4.1+1 (1 MB) from " + mirror.host());
        if (status == 0) called.prints(cache.resolve(MADE).toString());
        else called.prints("Nothing was fetched, and Offcut cannot work without a JDK: get one");
        assertEquals(status == 0, mirror.asked.contains("GET"));
    }

    @ParameterizedTest
    @CsvSource({"uname, echo riscv64", "uname, echo Darwin", "getconf, exit 1"})
    void fetchesNoneThatCouldNotRun(String program, String does) throws Exception {
        machine.use("curl");
        machine.program(program, does);
        refused("fetches one only for Linux with glibc, on x86-64 or aarch64: get one from");
        assertEquals(List.of(), mirror.asked);
    }

    @ParameterizedTest
    @CsvSource({"tar, and tar to unpack one", "curl, and curl or wget to fetch one"})
    void saysWhatIsMissing(String tool, String sentence) throws Exception {
        machine.use("curl");
        machine.remove(tool);
        refused(sentence);
    }

    @Test
    void saysWhereItCannotWrite() throws Exception {
        machine.use("curl");
        Files.createFile(machine.home.resolve(".cache"));
        refused("Offcut cannot write a JDK into " + cache);
    }

    @Test
    void leavesNothingOfAJdkThatDoesNotRun() throws Exception {
        machine.use("curl");
        byte[] broken = archive(folder, "exit 126");
        machine.expect(broken);
        mirror.close();
        mirror = new JdkMirror(broken);
        refused("Temurin does not run in " + cache);
        assertEquals(List.of("jdk.lock"), machine.cached());
    }

    @Test
    void letsASecondOneWaitForTheFirst() throws Exception {
        machine.use("curl");
        mirror.gate = new CountDownLatch(1);
        Process first = machine.finds(mirror.url()).start();
        await().until(() -> mirror.asked.contains("GET"));
        Path said = folder.resolve("said");
        Process second = machine.finds(mirror.url()).redirectError(said.toFile()).start();
        await().until(() -> Files.readString(said).contains("Another Offcut is fetching the JDK"));
        mirror.gate.countDown();
        found(BareMachine.ended(first, ""));
        found(BareMachine.ended(second, ""));
        assertEquals(1, mirror.asked.stream().filter("GET"::equals).count());
    }

    @Test
    void installsItAsRootWhereAptHasIt() throws Exception {
        machine.use("curl");
        machine.program("id", "echo 0");
        // knows the package only once it is up to date
        machine.program("apt-cache", "[ ! -e \"$HOME/lists\" ] || echo openjdk-99-jdk");
        machine.program(
                "apt-get",
                """
                echo "$*" >>"$HOME/apt"
                case " $* " in
                *" update "*) touch "$HOME/lists" ;;
                *" install openjdk-99-jdk "*) mkdir "$HOME/.jdks" && mv "$HOME/ready" "$HOME/.jdks/99" ;;
                esac
                """);
        BareMachine.jdk(machine.home.resolve("ready"), "exit 0");
        Called called = find().ends(0);
        assertEquals(machine.home.resolve(".jdks/99").toString(), called.out());
        assertEquals(
                "Installing openjdk-99-jdk: Offcut needs a JDK 99 or newer, and none is here.\n",
                called.err());
        assertEquals(List.of(), mirror.asked);
    }

    @Test
    void fetchesItWhereAptDoesNotHaveIt() throws Exception {
        machine.use("curl");
        machine.program("id", "echo 0");
        machine.program("apt-cache", ":");
        machine.program("apt-get", "exit 100");
        found(find());
    }

    private Called found(Called called) {
        assertEquals(cache.resolve(MADE).toString(), called.ends(0).out());
        return called;
    }

    /** With one sentence, after the line that says what would be fetched if it came that far. */
    private void refused(String sentence) throws Exception {
        Called called = find().ends(69).warns(sentence);
        List<String> lines = called.err().lines().toList();
        assertEquals(lines.getFirst().contains("It fetches") ? 2 : 1, lines.size(), called.err());
    }

    private Called find() throws Exception {
        return BareMachine.ended(machine.finds(mirror.url()).start(), "");
    }

    /** An archive with a JDK in one folder. */
    private static byte[] archive(Path folder, String java) throws IOException {
        BareMachine.jdk(folder.resolve("jdk-99+1"), java);
        Programs.run("tar", "-czf", folder.resolve("jdk.tar.gz"), "-C", folder, "jdk-99+1");
        return Files.readAllBytes(folder.resolve("jdk.tar.gz"));
    }
}
