package app.offcut.instance;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.OwnFile;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Both starts in this process; {@code SecondStartTest} has one of them in its own. */
@Timeout(60)
class FirstInstanceTest {
    private static final Request.Show SHOW = new Request.Show(null, false);

    @TempDir Path folder;
    private final List<FirstInstance> opened = new ArrayList<>();
    private final List<Request> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FirstInstance::close);
    }

    private Environment environment(String state, Map<String, String> variables) {
        return new Environment(
                variables, InstantSource.system(), folder, folder, folder.resolve(state));
    }

    private Environment environment() {
        return environment("state", Map.of());
    }

    private Optional<FirstInstance> enter(Environment environment, Request ask) {
        Optional<FirstInstance> first = FirstInstance.enter(environment, ask);
        first.ifPresent(opened::add);
        return first;
    }

    private FirstInstance first(Environment environment) {
        FirstInstance first = enter(environment, SHOW).orElseThrow();
        listen(first);
        return first;
    }

    private void listen(FirstInstance first) {
        first.listen((ask, taken) -> {
            asked.add(ask);
            taken.run();
        });
    }

    private Path socket(String state) {
        return InstanceLock.holder(folder.resolve(state).resolve(FirstInstance.LOCK))
                .map(InstanceLock.Holder::socket)
                .orElseThrow();
    }

    @Test
    void sendsTheRequestToTheFirstInstance() {
        first(environment());
        Request ask = new Request.Show(folder.resolve("library"), false);
        assertEquals(Optional.empty(), enter(environment(), ask));
        assertEquals(List.of(ask), asked);
    }

    @Test
    void allowsOneInstancePerStateFolder() {
        first(environment());
        assertTrue(enter(environment("other", Map.of()), SHOW).isPresent());
        assertEquals(List.of(), asked);
    }

    @Test
    void isReplacedAfterItHasClosed() {
        first(environment()).close();
        assertTrue(enter(environment(), SHOW).isPresent());
    }

    @Test
    void deliversRequestsThatArriveBeforeTheWindow() throws Exception {
        FirstInstance first = enter(environment(), SHOW).orElseThrow();
        Thread second = Thread.ofVirtual().start(() -> enter(environment(), SHOW));
        await().until(() -> second.getState() == Thread.State.WAITING);
        listen(first);
        second.join();
        assertEquals(List.of(SHOW), asked);
        assertEquals(1, opened.size());
    }

    @Test
    void replacesAnInstanceThatWasKilled() throws IOException {
        first(environment()).close();
        // what a killed process leaves: a socket nobody hears on, and a note of where it was
        try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(socket("state")));
        }
        assertTrue(Files.exists(socket("state")));
        first(environment());
        assertEquals(Optional.empty(), enter(environment(), SHOW));
        assertEquals(List.of(SHOW), asked);
    }

    @Test
    void removesItsSocketWhenClosed() {
        FirstInstance first = first(environment());
        assertTrue(Files.exists(socket("state")));
        first.close();
        assertFalse(Files.exists(socket("state")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void makesFolderAndSocketPrivate() throws IOException {
        // as if an earlier version had been less careful
        Files.createDirectories(folder.resolve("state/run"));
        Files.setPosixFilePermissions(
                folder.resolve("state/run"), PosixFilePermissions.fromString("rwxrwxrwx"));
        first(environment());
        Path socket = socket("state");
        assertEquals(folder.resolve("state/run").resolve(OwnFile.SOCKET), socket);
        assertEquals("rw-------", permissions(socket));
        assertEquals("rwx------", permissions(requireNonNull(socket.getParent())));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void listensElsewhereIfThePathIsTooLong() throws IOException {
        Path runtime = Files.createTempDirectory(Path.of("/tmp"), "run");
        try {
            String state = "a".repeat(120);
            first(environment(state, Map.of("XDG_RUNTIME_DIR", runtime.toString())));
            assertTrue(socket(state).startsWith(runtime), socket(state).toString());
            // a shell of another session may not have the variable
            assertEquals(Optional.empty(), enter(environment(state, Map.of()), SHOW));
            assertEquals(List.of(SHOW), asked);
        } finally {
            close();
            try (Stream<Path> left = Files.walk(runtime)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList())
                    Files.delete(path);
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void listensElsewhereIfItsFolderIsALink() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("state")).resolve("run");
        Files.createSymbolicLink(taken, Files.createDirectory(folder.resolve("trap")));
        first(environment());
        assertFalse(socket("state").startsWith(folder), socket("state").toString());
        assertEquals(Optional.empty(), enter(environment(), SHOW));
        try (var trapped = Files.list(folder.resolve("trap"))) {
            assertEquals(0, trapped.count());
        }
    }

    @Test
    void ignoresGarbageAndSilentConnections() throws IOException {
        first(environment());
        List<SocketChannel> silent = new ArrayList<>();
        for (int i = 0; i < 20; i++) silent.add(call());
        try (SocketChannel garbage = call()) {
            garbage.write(ByteBuffer.wrap("quit\n".getBytes(StandardCharsets.UTF_8)));
            garbage.shutdownOutput();
            assertEquals(-1, garbage.read(ByteBuffer.allocate(1)), "no answer");
        }
        assertEquals(Optional.empty(), enter(environment(), SHOW));
        assertEquals(List.of(SHOW), asked);
        // who says nothing at all is hung up on
        assertEquals(-1, silent.getFirst().read(ByteBuffer.allocate(1)));
        for (SocketChannel one : silent) one.close();
    }

    private SocketChannel call() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket("state")));
    }

    @Test
    void reportsAFirstInstanceThatDoesNotAnswer() {
        FirstInstance hung = enter(environment(), SHOW).orElseThrow();
        hung.listen((_, _) -> {});
        Problem silent =
                assertThrows(Problem.class, () -> FirstInstance.enter(environment(), SHOW));
        assertEquals(Problem.Code.LOCKED, silent.code());
        long process = ProcessHandle.current().pid();
        assertTrue(silent.sentence().contains("process " + process), silent.sentence());
        assertTrue(silent.sentence().contains("does not respond"), silent.sentence());
    }

    @Test
    void startsEvenIfItsFolderCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("state"), "a file in the place of the folder");
        assertTrue(enter(environment(), SHOW).isPresent());
    }

    @Test
    void quitsTheFirstInstanceAndWaitsForIt() {
        assertFalse(RunningInstance.quit(environment()), "no instance is running");
        assertFalse(Files.exists(folder.resolve("state")), "nothing is created");
        FirstInstance first = enter(environment(), SHOW).orElseThrow();
        first.listen((ask, taken) -> {
            asked.add(ask);
            taken.run();
            Thread.ofVirtual().start(first::close);
        });
        assertTrue(RunningInstance.quit(environment()));
        assertEquals(List.of(new Request.Quit()), asked);
        assertFalse(RunningInstance.quit(environment()), "it has ended");
    }
}
