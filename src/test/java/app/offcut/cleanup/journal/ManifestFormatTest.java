package app.offcut.cleanup.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.SampleDoomedFile;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoLayout;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest of any version is read by every other. */
class ManifestFormatTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final String FILE = ".cache/videos/p1/scene <1> & \"2\".mp4";

    /** The record as it was before it had parts, written without a format of its own. */
    private record Flat(
            String run,
            String library,
            FileIdentity identity,
            String projectId,
            String projectName,
            StartedBy startedBy,
            Instant startedAt,
            String planHash,
            Set<String> accepted,
            boolean partial,
            boolean strict,
            Duration keep,
            @Nullable FinalFingerprint finalLook,
            Manifest.Process process,
            Set<Zone> zones,
            List<Entry> files) {}

    @TempDir Path folder;
    private Manifest manifest;
    private Flat flat;

    @BeforeEach
    void twice() throws IOException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "clip");
        List<Entry> files =
                List.of(Entry.of(SampleDoomedFile.doomed(AiVideoLayout.SEGMENTS, folder, FILE)));
        FileIdentity identity = new FileIdentity(7, 1L << 60);
        var look = new FinalFingerprint("p1", "public/videos/p1/final.mp4", null, 5, NOON, NOON);
        var process = new Manifest.Process(4711, null);
        manifest =
                new Manifest(
                        "20261122-120000-0000",
                        new Manifest.Origin("/videos/ä", identity),
                        new Manifest.Subject("p1", "Ice <cores>"),
                        new Manifest.Order(
                                StartedBy.COMMAND,
                                NOON,
                                "hash",
                                Set.of("newer-work"),
                                true,
                                false,
                                Duration.ofMinutes(10),
                                null),
                        look,
                        process,
                        Set.of(AiVideoLayout.SEGMENTS),
                        files);
        flat =
                new Flat(
                        "20261122-120000-0000",
                        "/videos/ä",
                        identity,
                        "p1",
                        "Ice <cores>",
                        StartedBy.COMMAND,
                        NOON,
                        "hash",
                        Set.of("newer-work"),
                        true,
                        false,
                        Duration.ofMinutes(10),
                        look,
                        process,
                        Set.of(AiVideoLayout.SEGMENTS),
                        files);
    }

    private static String text(Object content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JournalFile.write(content, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private <T> @Nullable T read(Object content, Class<T> type) throws IOException {
        Path name = Path.of("manifest");
        try (Directory here = Directory.at(folder, ChangeHook.NONE)) {
            JournalFile.write(here, name, content);
            T read = JournalFile.read(here, name, type, AiVideoLayout.LAYOUT.zones());
            here.erase(name);
            return read;
        }
    }

    @Test
    void isWrittenByteForByteAsBefore() {
        assertEquals(text(flat), text(manifest));
    }

    /** As every version has written them: the components of the records, without nulls. */
    @Test
    void writesFilesAndResultsAsTheRecordsTheyAre() {
        Gson plain =
                new GsonBuilder()
                        .registerTypeAdapter(Instant.class, asText())
                        .registerTypeAdapter(Zone.class, asText())
                        .create();
        Entry file = manifest.files().getFirst();
        Entry odd =
                new Entry(
                        file.zone(), file.names(), null, 7, NOON, "own-file", "provider-downloads");
        for (Entry one : List.of(file, odd))
            assertEquals(plain.toJson(one), text(one).lines().findFirst().orElseThrow());
        for (MoveResult one :
                List.of(
                        MoveResult.HELD,
                        MoveResult.GONE,
                        new MoveResult(MoveResult.Fate.FAILED, "busy", "Device <busy>")))
            assertEquals(plain.toJson(one), text(one).lines().findFirst().orElseThrow());
    }

    @Test
    void readsEveryTimeAsJavaDoes() {
        for (String time :
                List.of(
                        "2026-11-22T12:00:00Z",
                        "2026-02-28T23:59:59.5Z",
                        "2024-02-29T00:00:00.000000001Z",
                        "1969-12-31T23:59:59.999999999Z",
                        "0000-01-01T00:00:00.120Z",
                        "-0001-01-01T00:00:00Z",
                        "+10000-01-01T00:00:00Z"))
            assertEquals(Instant.parse(time), EntryFormat.instant(time));
        for (String odd : List.of("", "2026-11-22", "2026-11-22T12:00:0xZ", "2026-13-22T12:00:00Z"))
            assertThrows(RuntimeException.class, () -> EntryFormat.instant(odd), odd);
    }

    private static JsonSerializer<Object> asText() {
        return (value, _, _) ->
                new JsonPrimitive(value instanceof Zone zone ? zone.id() : value.toString());
    }

    @Test
    void readsWhatAnOlderVersionWrote() throws IOException {
        assertEquals(manifest, read(flat, Manifest.class));
    }

    @Test
    void isReadByAnOlderVersion() throws IOException {
        assertEquals(flat, read(manifest, Flat.class));
    }

    @Test
    void keepsTheChoiceOfAnArea() throws IOException {
        for (AreaChoice choice :
                List.of(
                        AreaChoice.olderThan(Duration.ofDays(30)),
                        AreaChoice.keeping(10_000_000_000L),
                        AreaChoice.of(Area.ORPHANS))) {
            Manifest area =
                    new Manifest(
                            manifest.run(),
                            manifest.origin(),
                            new Manifest.Subject(choice.area().id(), "Files", choice),
                            manifest.order(),
                            null,
                            manifest.process(),
                            manifest.zones(),
                            manifest.files());
            assertEquals(area, read(area, Manifest.class));
        }
    }

    @Test
    void keepsTheRuleThatAskedForIt() throws IOException {
        for (SpaceRule rule : SpaceRule.values()) {
            Manifest asked =
                    new Manifest(
                            manifest.run(),
                            manifest.origin(),
                            manifest.subject(),
                            new Manifest.Order(
                                    StartedBy.AUTO,
                                    NOON,
                                    "hash",
                                    Set.of(),
                                    false,
                                    false,
                                    Duration.ZERO,
                                    rule),
                            manifest.finalLook(),
                            manifest.process(),
                            manifest.zones(),
                            manifest.files());
            assertEquals(asked, read(asked, Manifest.class));
        }
    }

    @Test
    void acceptsNothingElseAsAManifest() throws IOException {
        assertNull(read(List.of("run"), Manifest.class));
    }
}
