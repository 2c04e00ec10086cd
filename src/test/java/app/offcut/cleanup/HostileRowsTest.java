package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.HostileColumn;
import app.offcut.cleanup.worlds.HostileValue;
import app.offcut.cleanup.worlds.HostileWorld;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every value that a row should never have, in every column that a cleanup reads, in both forms of
 * the database, as root and as nobody: nothing escapes, and one hostile project keeps no other from
 * being cleaned.
 */
@DisabledOnOs(OS.WINDOWS)
class HostileRowsTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(60, 24);

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private final Map<Form, HostileWorld> worlds = new EnumMap<>(Form.class);
    private int run;
    private int impossible;
    private long deleted;
    private int lostByTwin;
    private final List<String> failures = new ArrayList<>();

    private record Case(
            int number, Form form, HostileColumn column, HostileValue value, boolean nobody) {
        /** Whether a cleaner that believes rows may be led somewhere else by it. */
        boolean climbs() {
            return (column.path() || column.name().equals("id"))
                    && value.parameter() instanceof String text
                    && text.contains("..");
        }

        @Override
        public String toString() {
            return "case %d: %s %s = %s%s"
                    .formatted(number, form, column, value, nobody ? " as nobody" : "");
        }
    }

    @Test
    void losesNothingByASampleOfHostileRows() throws Exception {
        List<Case> cases = cases();
        Collections.shuffle(cases, new Random(SAMPLE));
        List<Case> climbing = cases.stream().filter(Case::climbs).limit(SAMPLE / 3).toList();
        for (Case one : climbing) run(one);
        for (Case one : cases.subList(0, SAMPLE - climbing.size())) run(one);
        tell();
        assertTrue(lostByTwin > 0, "hostile enough to harm whoever believes rows");
    }

    @Test
    @Tag("long")
    void losesNothingByAnyHostileRow() throws Exception {
        List<Case> cases = cases();
        Integer only = Integer.getInteger("case");
        if (only != null) {
            run(cases.get(only));
            assertEquals(List.of(), failures);
            return;
        }
        for (Case one : cases) run(one);
        tell();
        assertTrue(run >= 2400, run + " cases");
        assertTrue(lostByTwin > run / 100, "hostile enough to harm whoever believes rows");
    }

    private void tell() {
        FIGURES.info(
                "hostile rows: {} cases (another {} SQLite itself refuses), {} with an escape or a"
                        + " protected file touched, {} intermediates cleaned",
                run,
                impossible,
                failures.size(),
                deleted);
        FIGURES.info("hostile rows: a cleaner that believes rows loses in {} cases", lostByTwin);
        assertEquals(List.of(), failures, "repeat one with -Dcase=");
        assertTrue(deleted > 10L * run, "a test that deletes nothing proves nothing");
    }

    private List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (boolean documented : new boolean[] {false, true}) {
            Form migrated = documented ? Form.DOCUMENTED_AT_026 : Form.SHIPPED_AT_026;
            Form older = documented ? Form.DOCUMENTED : Form.SHIPPED;
            HostileWorld world = world(migrated);
            List<HostileValue> values =
                    HostileValue.all(world.sample.root(), world.outside, documented);
            List<HostileColumn> columns = HostileColumn.all(documented);
            for (int c = 0; c < columns.size(); c++)
                for (int v = 0; v < values.size(); v++) {
                    Form form = columns.get(c).added() || v % 4 < 2 ? migrated : older;
                    boolean nobody = (c + v) % 2 == 0;
                    cases.add(new Case(cases.size(), form, columns.get(c), values.get(v), nobody));
                }
        }
        return cases;
    }

    @Test
    void harmsNobodyThatBelievesHonestRows() throws Exception {
        HostileWorld world = world(Form.SHIPPED);
        world.cleanEverything();
        assertFalse(believing(world));
    }

    /** All forms in the same place, so that a value means the same in each. */
    private HostileWorld world(Form form) throws IOException {
        HostileWorld known = worlds.get(form);
        if (known != null) return known;
        Path box = folder.toRealPath().resolve("box");
        if (Files.exists(box)) SampleLibrary.deleteTree(box);
        HostileWorld made = new HostileWorld(box, form);
        worlds.put(form, made);
        return made;
    }

    private void run(Case one) throws Exception {
        HostileWorld world = world(one.form);
        world.before.restore();
        if (!world.say(one.column, one.value)) {
            impossible++;
            return;
        }
        run++;
        try {
            String rows = world.rows();
            if (one.nobody) {
                Unprivileged.open(folder);
                deleted += Unprivileged.call(world::cleanEverything);
            } else deleted += world.cleanEverything();
            world.check(one.column, one.value, rows);
        } catch (Exception | AssertionError e) {
            failures.add(one + ": " + e);
            return;
        }
        if (believing(world)) lostByTwin++;
    }

    /** Whether a cleaner that believes rows loses something that the real one has left. */
    private static boolean believing(HostileWorld world) throws Exception {
        Set<String> spared = world.before.lost();
        new Believer(world).clean();
        Set<String> lost = world.before.lost();
        lost.removeAll(spared);
        lost.removeIf(path -> path.startsWith("app/") && world.mayGo(path.substring(4)));
        return !lost.isEmpty();
    }

    /** The control: deletes the files that rows name, and the folders that their ids make. */
    private static final class Believer {
        private final HostileWorld world;
        private final Path root;

        Believer(HostileWorld world) {
            this.world = world;
            root = world.sample.root();
        }

        void clean() throws Exception {
            boolean documented = world.form.documented();
            List<String> files = new ArrayList<>();
            files.addAll(texts("default_segment_path FROM visual_suggestions", "scene_id"));
            files.addAll(
                    texts(
                            "'assets/cache/' || provider || '/' || video_id || '.mp4'"
                                    + " FROM visual_suggestions",
                            "scene_id"));
            if (documented) {
                files.addAll(texts("file_path FROM audio_files", "project_id"));
                files.addAll(texts("downloaded_path FROM clip_selections", "project_id"));
            } else files.addAll(texts("audio_file_path FROM scenes", "project_id"));
            List<String> folders = new ArrayList<>();
            for (String id : texts("id FROM projects", "id"))
                for (String zone : List.of(".cache/audio/", ".cache/audio/projects/"))
                    folders.addAll(List.of(zone + id, ".cache/videos/" + id));
            if (!documented)
                for (String job : texts("id FROM assembly_jobs", "project_id"))
                    folders.add(".cache/assembly/" + job);
            for (String file : files) delete(file, false);
            for (String place : folders) delete(place, true);
        }

        /** Of all rows but the draft's. */
        private List<String> texts(String what, String owner) throws SQLException {
            try (Connection connection = SampleLibrary.connect(world.sample.database());
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "SELECT %s WHERE coalesce(%s, '') NOT LIKE 'draft%%'"
                                            .formatted(what, owner))) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) if (rows.getString(1) != null) texts.add(rows.getString(1));
                return texts;
            }
        }

        /** Never outside the box, whatever it believes. */
        private void delete(String name, boolean tree) throws IOException {
            Path place;
            try {
                place = root.resolve(name).normalize();
            } catch (InvalidPathException e) {
                return;
            }
            if (!place.startsWith(world.box) || place.equals(world.box)) return;
            if (Files.isRegularFile(place)) Files.delete(place);
            else if (tree && Files.isDirectory(place)) SampleLibrary.deleteTree(place);
        }
    }
}
