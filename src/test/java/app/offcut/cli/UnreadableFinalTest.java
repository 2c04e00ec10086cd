package app.offcut.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Unprivileged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A final that this user may not read cannot be checked: its project is left alone. */
class UnreadableFinalTest extends CommandTest {
    private Set<String> before;

    @BeforeEach
    void openTheFolder() throws IOException {
        before = library.files();
        Unprivileged.open(folder);
    }

    @AfterEach
    void letItBeRemoved() throws IOException {
        Unprivileged.mode(requireNonNull(project.finalFile().getParent()), "rwxrwxrwx");
    }

    @ParameterizedTest
    @CsvSource({
        "final.mp4, ---------",
        "final.mp4, -wx-wx-wx",
        "'', ---------",
        "'', r--r--r--",
        "'', -wx-wx-wx"
    })
    void reportsItAndCleansNothing(String name, String mode) throws Exception {
        Path closed = project.finalFile().resolveSibling(name);
        Unprivileged.mode(closed, mode);

        Called list = call("list", "--json");
        assertEquals("final-damaged", list.at("projects/0/state"));
        assertEquals("0", list.at("projects/0/reclaimableBytes"));
        String reason = list.at("projects/0/reason");
        assertTrue(reason.contains("public/videos"), reason);

        assertEquals("final-unreadable", call("plan", "p1", "--json").at("refused/rule"));

        call("clean", "p1", "--yes").ends(3).warns(reason);
        call("watch", "--once").ends(0);
        assertEquals(before, files(closed));
    }

    private Called call(String... args) throws Exception {
        Called called = Unprivileged.call(() -> offcut(args));
        assertTrue(called.status() != 70, called.out() + called.err());
        return called;
    }

    private Set<String> files(Path closed) throws IOException {
        Unprivileged.mode(closed, "rwxrwxrwx");
        return library.files();
    }
}
