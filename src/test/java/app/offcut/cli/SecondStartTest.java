package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.instance.FirstInstance;
import app.offcut.instance.Request;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second start in a process of its own, while a first one runs. It needs no display: it asks
 * before it opens anything.
 */
@Timeout(120)
class SecondStartTest {
    private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":none");

    @TempDir Path folder;
    private final List<Request> asked = new CopyOnWriteArrayList<>();

    private FirstInstance first() {
        var environment = TestEnvironment.in(folder);
        var first = FirstInstance.enter(environment, new Request.Show(null, false)).orElseThrow();
        first.listen((ask, taken) -> {
            asked.add(ask);
            taken.run();
            if (ask instanceof Request.Quit) Thread.ofVirtual().start(first::close);
        });
        return first;
    }

    /** A first start whose window is a line on its standard output for each ask. */
    static final class StandIn {
        public static void main(String[] args) {
            WindowLauncher window =
                    (_, opening) -> {
                        CountDownLatch quit = new CountDownLatch(1);
                        opening.instance()
                                .listen((ask, taken) -> {
                                    System.out.println(ask);
                                    taken.run();
                                    if (ask instanceof Request.Quit) quit.countDown();
                                });
                        opening.onSignal().accept(() -> System.out.println("told to end"));
                        System.out.println("open");
                        await().forever().until(() -> quit.getCount() == 0);
                    };
            System.exit(Cli.run(args, CliContext.byProcess(Environment.ofProcess(), window)));
        }
    }

    private Launched standIn() throws IOException {
        Launched first = Launched.program(StandIn.class, DISPLAY, folder);
        assertEquals("open", first.process().inputReader().readLine());
        return first;
    }

    private Called offcut(String... args) throws Exception {
        try (Launched second = Launched.with(DISPLAY, folder, args)) {
            return second.ended();
        }
    }

    private Path library() throws IOException {
        return SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED)
                .root();
    }

    @Test
    void passesItsArgumentsOnAndExits() throws Exception {
        Path library = library();
        Path link = Files.createSymbolicLink(folder.resolve("link"), library);
        try (FirstInstance first = first()) {
            for (String[] args :
                    List.of(
                            new String[] {"--library", link.toString()},
                            new String[] {"--library", library.toString(), "--hidden"},
                            new String[] {"demo", library.toString()})) {
                Called second = offcut(args).ends(0);
                assertEquals("", second.err());
            }
        }
        assertEquals(
                List.of(
                        new Request.Show(library, false),
                        new Request.Show(library, true),
                        new Request.Show(library, false)),
                asked);
    }

    @Test
    void quitEndsTheFirstInstance() throws Exception {
        Called none = offcut("quit").ends(0);
        assertEquals("No Offcut window is open.\n", none.out());
        try (FirstInstance _ = first()) {
            Called quit = offcut("quit", "--json").ends(0);
            assertTrue(quit.json().get("ended").getAsBoolean());
        }
        assertEquals(List.of(new Request.Quit()), asked);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportsAHangingFirstInstance() throws Exception {
        try (Launched first = standIn()) {
            first.signal("STOP");
            Called second = offcut().ends(4);
            assertTrue(
                    second.err()
                            .matches(
                                    "offcut: .*\\(process "
                                            + first.process().pid()
                                            + "\\).* does not respond.*\n"),
                    second.err());
            offcut("quit").ends(4);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void replacesAKilledInstance() throws Exception {
        try (Launched first = standIn()) {
            first.signal("KILL");
            assertTrue(first.process().waitFor(60, TimeUnit.SECONDS));
        }
        try (Launched next = standIn()) {
            offcut("--hidden").ends(0);
            assertEquals(
                    "Show[library=null, hidden=true]", next.process().inputReader().readLine());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFirstInstanceExitsCleanlyOnASignal() throws Exception {
        try (Launched first = standIn()) {
            first.signal("TERM");
            assertEquals("told to end", first.process().inputReader().readLine());
            assertTrue(first.process().waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, first.process().exitValue());
        }
        assertEquals("No Offcut window is open.\n", offcut("quit").out());
    }
}
