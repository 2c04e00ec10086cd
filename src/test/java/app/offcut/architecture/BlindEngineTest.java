package app.offcut.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine's source contains no folder or file name of any generator. */
class BlindEngineTest {
    private static final Path SOURCE = Path.of("src/main/java/app/offcut");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    @Test
    void namesNoFileOfAGenerator() throws IOException {
        for (String floor : List.of("cleanup", "library", "autoclean", "session"))
            assertEquals(List.of(), named(SOURCE.resolve(floor)), floor);
    }

    @Test
    void noticesAName() throws IOException {
        assertNotEquals(List.of(), named(SOURCE.resolve("generator")));
    }

    private static List<String> named(Path folder) throws IOException {
        Set<String> names = names();
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher text = TEXT.matcher(Files.readString(file));
                while (text.find())
                    for (String part : text.group(1).split("/"))
                        if (names.contains(part)) found.add(file + ": " + text.group());
            }
        }
        return found;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Generator generator : Generators.all()) {
            Layout layout = generator.layout();
            names.add(String.valueOf(generator.mark(Path.of("")).getFileName()));
            for (Zone zone : layout.zones()) {
                names.addAll(zone.names());
                zone.holders().forEach(names::addAll);
            }
            layout.finalFolders().forEach(names::addAll);
            if (layout.isFinalName("final.mp4")) names.add("final.mp4");
        }
        return names;
    }
}
