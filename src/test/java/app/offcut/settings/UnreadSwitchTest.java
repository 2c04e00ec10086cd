package app.offcut.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryMemory;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.Requirements;
import app.offcut.environment.Unprivileged;
import app.offcut.generator.Root;
import app.offcut.generator.aivideogen.HostFile;
import app.offcut.generator.aivideogen.SampleRecords;
import app.offcut.settings.AutoCleanSetting.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A switch that cannot be read is off, and says so. */
class UnreadSwitchTest {
    @TempDir Path root;
    @TempDir Path state;

    private Value read(Map<String, String> variables) {
        HostFile.in(root);
        try (OwnDatabase own = OwnDatabase.open(state)) {
            return new AutoCleanSetting(
                            new Environment(variables, InstantSource.system(), root, root, state),
                            Root.at(root),
                            SampleRecords.in(root),
                            new LibraryMemory(own, 1))
                    .read();
        }
    }

    private void make(UnreadableEnv unreadable, Path file) throws Exception {
        if (unreadable == UnreadableEnv.OTHER_OWNER)
            Requirements.that(root(), "only root is another one");
        HostFile.shipped(root);
        for (Path folder : new Path[] {root, state}) Unprivileged.open(folder);
        unreadable.make(file);
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static <T> T as(UnreadableEnv unreadable, Callable<T> work) throws Exception {
        return unreadable.forOrdinaryUser() ? Unprivileged.call(work) : work.call();
    }

    @ParameterizedTest
    @EnumSource
    void isOffForEveryCause(UnreadableEnv unreadable) throws Exception {
        Path file = root.resolve(".env");
        make(unreadable, file);
        Value value = as(unreadable, () -> read(Map.of()));
        String problem = String.valueOf(value.problem());
        assertFalse(value.enabled());
        assertTrue(value.preference(), "that was read");
        assertTrue(problem.contains(root.toString()), problem);
        assertTrue(problem.contains(unreadable.cause()), problem);
        assertFalse(
                as(unreadable, () -> new NaiveEnvFile(file).switchesOff()),
                "the control reads it as on");
    }

    @ParameterizedTest
    @EnumSource
    void isNotLookedAtWhereAPlaceBeforeItDecides(UnreadableEnv unreadable) throws Exception {
        make(unreadable, root.resolve(".env"));
        for (String word : new String[] {"true", "false"}) {
            Map<String, String> variables = Map.of("AUTO_CLEANUP_ENABLED", word);
            boolean on = word.equals("true");
            assertEquals(
                    new Value(on, true, word, "environment"),
                    as(unreadable, () -> read(variables)));
            Files.writeString(root.resolve(".env.local"), "AUTO_CLEANUP_ENABLED=" + word);
            assertEquals(
                    new Value(on, true, word, ".env.local"), as(unreadable, () -> read(Map.of())));
        }
    }

    /** The unreadable file may overrule the next one. */
    @ParameterizedTest
    @EnumSource
    void leavesNothingToThePlaceAfterIt(UnreadableEnv unreadable) throws Exception {
        make(unreadable, root.resolve(".env.local"));
        Files.writeString(root.resolve(".env"), "AUTO_CLEANUP_ENABLED=true");
        Value value = as(unreadable, () -> read(Map.of()));
        assertFalse(value.enabled());
        assertNull(value.source());
        assertTrue(String.valueOf(value.problem()).contains(unreadable.cause()), value.problem());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false",
        "UTF-8, true",
        "UTF-16LE, false",
        "UTF-16LE, true",
        "UTF-16BE, false",
        "UTF-16BE, true"
    })
    void readsWhatEditorsWrite(Charset charset, boolean marked) throws Exception {
        HostFile.shipped(root);
        Path file = root.resolve(".env");
        String text = (marked ? "\uFEFF" : "") + "# Ā für später: 夜\r\n" + UnreadableEnv.OFF;
        Files.write(file, text.getBytes(charset));
        assertEquals(new Value(false, true, "false", ".env"), read(Map.of()));
        boolean utf8 = charset.name().equals("UTF-8");
        assertEquals(utf8, new NaiveEnvFile(file).switchesOff(), "the control");
        Files.write(file, text.replace("false", "true").getBytes(charset));
        assertEquals(new Value(true, true, "true", ".env"), read(Map.of()));
    }

    @Test
    void readsAFileOfTheLongestLength() throws Exception {
        HostFile.shipped(root);
        String text = " ".repeat((1 << 18) - UnreadableEnv.OFF.length() - 1) + "\n";
        Files.writeString(root.resolve(".env"), text + UnreadableEnv.OFF);
        assertEquals("false", read(Map.of()).environment());
    }

    /** The control: reads what it can of the file, and ignores what it cannot read. */
    private record NaiveEnvFile(Path path) {
        private static final int LIMIT = 1 << 18;

        boolean switchesOff() {
            return text().lines().anyMatch("AUTO_CLEANUP_ENABLED=false"::equals);
        }

        private String text() {
            if (!Files.isRegularFile(path)) return "";
            try (InputStream in = Files.newInputStream(path)) {
                String text = new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8);
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (IOException _) {
                return "";
            }
        }
    }
}
