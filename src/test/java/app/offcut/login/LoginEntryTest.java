package app.offcut.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.settings.Environment;
import app.offcut.settings.OperatingSystem;
import app.offcut.text.Problem;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LoginEntryTest {
    @TempDir Path home;

    private static Environment environment(Path home, Map<String, String> variables) {
        return new Environment(variables, InstantSource.system(), home, home, home);
    }

    private LoginEntry linux(String launcher) {
        return LoginEntry.of(environment(home, Map.of()), OperatingSystem.OTHER, launcher);
    }

    private Path launcher(String name) throws IOException {
        Path launcher = home.resolve(name).resolve("offcut");
        Files.createDirectories(launcher.getParent());
        Files.writeString(launcher, "#!/bin/sh\nprintf '%s|' \"$0\" \"$@\" > \"$OUT\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return launcher;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void existsWhileEnabledAndIsErasedAfterwards() throws IOException {
        LoginEntry entry = linux(launcher("bin").toString());
        assertFalse(entry.present());
        entry.set(false);
        entry.set(true);
        assertTrue(entry.present());
        assertTrue(Files.exists(home.resolve(".config/autostart/offcut.desktop")));
        entry.set(true);
        entry.set(false);
        assertFalse(entry.present());
        assertFalse(Files.exists(entry.file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "X-GNOME-Autostart-enabled=false"})
    @DisabledOnOs(OS.WINDOWS)
    void isOffIfTheDesktopHasDisabledIt(String line) throws IOException {
        LoginEntry entry = linux(launcher("bin").toString());
        entry.set(true);
        String text = Files.readString(entry.file());
        Files.writeString(entry.file(), text + line + "\n");
        assertFalse(entry.present());
        Files.writeString(entry.file(), text + "[Desktop Action later]\n" + line + "\n");
        assertTrue(entry.present(), "another group has no effect");
        Files.writeString(entry.file(), text + line + "\n");
        entry.set(true);
        assertTrue(entry.present(), "enabled again");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isOffIfItsLauncherIsMissing() throws IOException {
        Path launcher = launcher("a \\ b");
        LoginEntry entry = linux(launcher.toString());
        entry.set(true);
        assertTrue(entry.present());
        Files.delete(launcher);
        assertFalse(entry.present());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void usesTheConfigFolderOnlyIfItIsAbsolute() {
        Path config = home.resolve("config");
        for (String variable : new String[] {config.toString(), "relative", ""}) {
            var entry =
                    LoginEntry.of(
                            environment(home, Map.of("XDG_CONFIG_HOME", variable)),
                            OperatingSystem.OTHER,
                            "/o");
            Path folder = variable.startsWith("/") ? config : home.resolve(".config");
            assertEquals(folder.resolve("autostart/offcut.desktop"), entry.file());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain", "with space", "50% off %f %%", "it's \"quoted\"",
                "back\\slash \\\\ \\n", "$HOME `id` $(id)", "tab\there, line\nthere", "über 音",
                ";&|<>*?#~()="
            })
    @DisabledOnOs(OS.WINDOWS)
    void startsTheLauncherWhateverItsPath(String name) throws Exception {
        Path launcher = launcher(name);
        LoginEntry entry = linux(launcher.toString());
        entry.set(true);
        assertTrue(entry.present());
        String line =
                Files.readAllLines(entry.file()).stream()
                        .filter(l -> l.startsWith("Exec="))
                        .findFirst()
                        .orElseThrow();
        Path out = home.resolve("out");
        Process started = DesktopReader.start(line.substring(5), Map.of("OUT", out.toString()));
        assertEquals(0, started.waitFor());
        assertEquals(launcher + "|--hidden|", Files.readString(out));
    }

    @Test
    void reportsAnUnknownLauncher() {
        LoginEntry entry = LoginEntry.of(environment(home, Map.of()), OperatingSystem.OTHER, null);
        Problem problem = assertThrows(Problem.class, () -> entry.set(true));
        assertTrue(problem.sentence().contains("launcher"), problem.sentence());
        entry.set(false);
    }

    @Test
    void reportsAFolderThatCannotBeWritten() throws IOException {
        Files.writeString(home.resolve(".config"), "in the place of the folder");
        Problem problem = assertThrows(Problem.class, () -> linux("/offcut").set(true));
        assertEquals(Problem.Code.UNAVAILABLE, problem.code());
        assertFalse(linux("/offcut").present());
    }

    @Test
    void isAPropertyListOnMacOs() throws Exception {
        try (FileSystem mac = Jimfs.newFileSystem(Configuration.osX())) {
            Path root = Files.createDirectories(mac.getPath("/Users/me"));
            String launcher = "/Applications/R&D <beta>/Offcut.app/Contents/MacOS/offcut";
            var entry = LoginEntry.of(environment(root, Map.of()), OperatingSystem.MAC, launcher);
            entry.set(true);
            assertEquals(root.resolve("Library/LaunchAgents/app.offcut.plist"), entry.file());
            String text = Files.readString(entry.file());
            Document list = parse(text);
            var strings = list.getElementsByTagName("string");
            assertEquals("app.offcut", strings.item(0).getTextContent());
            assertEquals(launcher, strings.item(1).getTextContent());
            assertEquals("--hidden", strings.item(2).getTextContent());
            assertTrue(entry.present());
            Files.writeString(
                    entry.file(), text.replace("</dict>", "<key>Disabled</key>\n<true/></dict>"));
            assertFalse(entry.present());
            entry.set(false);
            assertFalse(Files.exists(entry.file()));
        }
    }

    private static Document parse(String text) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
        return builder.parse(new InputSource(new StringReader(text)));
    }

    @Test
    void isACommandFileInTheStartupFolderOfWindows() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            Path root = Files.createDirectories(windows.getPath("C:\\Users\\me"));
            var roaming = Map.of("APPDATA", "C:\\Users\\me\\AppData\\Roaming");
            String launcher = "C:\\Program Files\\100%\\offcut.exe";
            var entry =
                    LoginEntry.of(environment(root, roaming), OperatingSystem.WINDOWS, launcher);
            entry.set(true);
            assertEquals(
                    windows.getPath(
                            "C:\\Users\\me\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu"
                                    + "\\Programs\\Startup\\Offcut.cmd"),
                    entry.file());
            assertEquals(
                    """
                    @chcp 65001 >nul\r
                    @start "" "C:\\Program Files\\100%%\\offcut.exe" --hidden\r
                    """,
                    Files.readString(entry.file()));
            assertTrue(entry.present());
            entry.set(false);
            assertFalse(Files.exists(entry.file()));
            var bare =
                    LoginEntry.of(environment(root, Map.of()), OperatingSystem.WINDOWS, launcher);
            assertEquals(entry.file(), bare.file());
        }
    }
}
