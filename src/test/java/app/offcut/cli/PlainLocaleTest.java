package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.Main;
import app.offcut.environment.Requirements;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In a locale without a character beyond ASCII, Java cannot name most files again. A library whose
 * names are ASCII works all the same; what cannot be named stays and is reported. Each call is a
 * Java of its own, since the locale is the process's.
 */
@EnabledOnOs(OS.LINUX)
class PlainLocaleTest {
    @TempDir Path folder;
    private SampleLibrary library;
    private Path workingDirectory;

    @BeforeEach
    void makeALibraryWithNamesInManyScripts() throws IOException {
        Requirements.unicodeNames();
        workingDirectory = folder;
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("app")), Form.SHIPPED);
        library.project("p1").named("Übung").scenes(1).download("dvids", "11").finished();
        library.project("größe").scenes(1).finished();
        library.file(".cache/videos/p1/scene-7-übung.mp4", 10);
        library.file(".cache/videos/p1/größe/scene-8.mp4", 10);
        library.file(".cache/assembly/job-p1/音.mp4", 10);
        library.file("assets/cache/dvids/12.mp4", 10);
        library.file("assets/cache/dvids/ü.mp4", 10);
    }

    private Called in(String locale, String... arguments) throws Exception {
        return in(locale, Map.of(), arguments);
    }

    private Called in(String locale, Map<String, String> variables, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(Launched.line(Main.class));
        command.addAll(1, List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("OFFCUT_STATE", folder.resolve("state").toString());
        builder.environment().putAll(variables);
        builder.directory(workingDirectory.toFile());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int status = process.waitFor();
        return new Called(status, Files.readString(out), Files.readString(err));
    }

    static Stream<String> locales() {
        return Stream.of("C", "POSIX").limit(Thorough.or(2, 1));
    }

    @ParameterizedTest
    @MethodSource("locales")
    void cleansFilesItCanNameAndKeepsTheRest(String locale) throws Exception {
        String root = library.root().toString();
        Map<String, String> before = library.checksums();

        Called list = in(locale, "list", "--library", root, "--json");
        assertTrue(list.at("problems/0").contains("C.UTF-8"), list.out());
        assertEquals(2, list.size("projects"));
        assertEquals("ready", list.at("projects/p1/state"));
        assertEquals("no-final-yet", list.at("projects/größe/state"));

        Called plan = in(locale, "plan", "p1", "--library", root, "--json");
        Map<String, String> fates = plan.files("reason");
        assertEquals(
                3L,
                fates.values().stream().filter("unrepresentable-name"::equals).count(),
                fates::toString);
        in(locale, "clean", "p1", "--library", root, "--json").ends(0);

        Map<String, String> expected = new TreeMap<>(before);
        fates.forEach((path, reason) -> {
            if (reason.equals("own-intermediate")
                    || reason.equals("assembly-of-project")
                    || reason.equals("provider-unshared")) expected.remove(path);
        });
        assertEquals(before.size() - Integer.parseInt(plan.at("files")), expected.size());
        Map<String, String> after = new TreeMap<>(library.checksums());
        after.keySet().removeIf(path -> path.contains(".offcut/"));
        assertEquals(expected, after);
        assertFalse(after.containsKey(".cache/videos/p1/scene-1-source.mp4"));
        assertTrue(after.containsKey(".cache/videos/p1/scene-7-übung.mp4"));
    }

    @Test
    void worksInAnyLocaleWithALibraryOfAsciiNames() throws Exception {
        SampleLibrary plain =
                SampleLibrary.in(Files.createDirectory(folder.resolve("plain")), Form.DOCUMENTED);
        plain.project("p1").scenes(1).finished();
        in("C", "clean", "p1", "--library", plain.root().toString(), "--json").ends(0);
        Called list = in("C", "list", "--library", plain.root().toString(), "--json");
        assertEquals(0, list.size("problems"), list.out());
    }

    @Test
    void leavesAHeldRunWithUnrepresentableNames() throws Exception {
        String root = library.root().toString();
        Map<String, String> before = library.checksums();
        String run =
                in("C.UTF-8", "clean", "p1", "--keep", "1h", "--library", root, "--json")
                        .at("runs/0/run");
        Map<String, String> held = library.checksums();
        for (String command : List.of("undo", "purge")) {
            in("C", command, run, "--library", root, "--json").ends(5).prints("C.UTF-8");
        }
        in("C", "recover", "--library", root, "--json").ends(1).prints("C.UTF-8");
        assertEquals(held, library.checksums());
        in("C.UTF-8", "undo", run, "--library", root).ends(0);
        Map<String, String> after = new TreeMap<>(library.checksums());
        after.keySet().removeIf(path -> path.startsWith(".offcut/"));
        assertEquals(before, after);
    }

    @Test
    void keepsALinkToAFinalWithAnUnrepresentableName() throws Exception {
        Path kept = library.file("output/Übung.mp4", 3000);
        library.sql("UPDATE projects SET video_path = 'output/Übung.mp4' WHERE id = 'größe'");
        Files.createLink(library.root().resolve(".cache/videos/p1/scene-9-source.mp4"), kept);
        Called plan = in("C", "plan", "p1", "--library", library.root().toString(), "--json");
        assertEquals(
                "protected-identity",
                plan.files("reason").get(".cache/videos/p1/scene-9-source.mp4"));
    }

    @Test
    void reportsALibraryWithAnUnrepresentableName() throws Exception {
        Path named = Files.move(library.root(), folder.resolve("bücher"));
        Called option = in("C", "list", "--library", named.toString(), "--json").ends(2);
        assertEquals("usage", option.code());
        option.prints("C.UTF-8");
        in("C.UTF-8", "list", "--library", named.toString()).ends(0);
        workingDirectory = named;
        Called here = in("C", "list", "--json");
        assertEquals(5, here.status(), "not the last one opened");
        assertEquals("not-a-library", here.code());
        workingDirectory = folder;
        for (String variable : List.of("OFFCUT_LIBRARY", "OFFCUT_STATE")) {
            Called called = in("C", Map.of(variable, named.toString()), "list", "--json").ends(2);
            assertEquals("usage", called.code());
            called.prints("C.UTF-8");
        }
    }

    @Test
    void skipsKnownLibrariesWithUnrepresentableNames() throws Exception {
        Path other = Files.createDirectory(folder.resolve("bücher"));
        SampleLibrary.in(other, Form.SHIPPED);
        in("C.UTF-8", "list", "--library", library.root().toString()).ends(0);
        in("C.UTF-8", "list", "--library", other.toString()).ends(0);
        Called last = in("C", "list", "--json");
        assertEquals(library.root().toString(), last.at("library"));
    }
}
