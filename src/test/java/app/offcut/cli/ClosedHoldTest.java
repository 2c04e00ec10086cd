package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Root or another user has cleaned a library, and its owner cannot look into the folders {@code
 * .offcut}: what is held there is neither gone nor clean. Run as an ordinary user, the folders are
 * its own, and closed to it.
 */
class ClosedHoldTest extends HeldTest {
    private Map<String, String> before;
    private List<Path> holds;

    @BeforeEach
    void closeTheHold() throws IOException {
        before = new TreeMap<>(held.library.checksums());
        Unprivileged.open(folder);
        holds = holds();
        for (Path hold : holds) Unprivileged.mode(hold, mode("rwx------", "---------"));
    }

    @AfterEach
    void openTheHold() throws IOException {
        for (Path hold : holds) Unprivileged.mode(hold, "rwx------");
    }

    @Test
    void showsTheProjectAsInterruptedAndNamesTheFolder() throws Exception {
        Called list = call("list", "--json");
        assertEquals("interrupted", list.at("projects/p1/state"));
        namesTheFolder(list.at("projects/p1/reason"));
        namesTheFolder(list.at("problems"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clean p1 --yes --json",
                "undo RUN --json",
                "purge RUN --json",
                "purge --all --json",
                "recover --json"
            })
    void namesTheFolderAndChangesNothing(String command) throws Exception {
        String[] words = command.replace("RUN", held.run).split(" ");
        Called called = call(words).ends(5);
        namesTheFolder(called.out() + called.err());
        openTheHold();
        assertEquals(before, new TreeMap<>(held.library.checksums()));
        Called undone = held.offcut("undo", held.run, "--json").ends(0);
        assertNotEquals("0", undone.at("restoredFiles"));
    }

    private Called call(String... words) throws Exception {
        return Unprivileged.call(() -> held.offcut(words));
    }

    private static void namesTheFolder(String text) throws IOException {
        assertTrue(text.contains("/.offcut"), text);
        assertTrue(text.contains(mode("rwx------", "---------")), text);
    }

    private static String mode(String asRoot, String asUser) throws IOException {
        return Unprivileged.root() ? asRoot : asUser;
    }

    private List<Path> holds() throws IOException {
        try (Stream<Path> all = Files.walk(held.library.root(), 4)) {
            return all.filter(path -> path.endsWith(".offcut"))
                    .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }
}
