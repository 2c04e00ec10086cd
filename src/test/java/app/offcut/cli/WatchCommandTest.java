package app.offcut.cli;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.library.Amount;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchCommandTest extends CommandTest {
    private static final Instant NOW = Instant.parse("2026-11-22T19:00:00Z");

    private static JsonObject json(Event event) {
        Json.Joined shape = WatchJson.of(event, NOW);
        return JsonParser.parseString(text(requireNonNull(shape))).getAsJsonObject();
    }

    private static String text(Json.Joined shape) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(shape, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void fields(String word, Event event, String... more) {
        JsonObject json = json(event);
        assertEquals(List.of("schema", "at", "event"), List.copyOf(json.keySet()).subList(0, 3));
        assertEquals(List.of(more), List.copyOf(json.keySet()).subList(3, json.size()));
        assertEquals(NOW.toString(), json.get("at").getAsString());
        assertEquals(word, json.get("event").getAsString());
    }

    @Test
    void writesAnObjectPerEvent() {
        var report =
                new CleanupReport(
                        new CleanupReport.Subject("r", "p", "P", StartedBy.AUTO, "h", null),
                        Outcome.COMPLETE,
                        null,
                        new CleanupReport.Amounts(new Amount(1, 2), Amount.NONE, 0, 0),
                        List.of(),
                        "complete",
                        new CleanupReport.Times(NOW, NOW, null),
                        List.of());
        fields("watching", new Event.Watching(3), "finals");
        fields("waiting", new Event.Waiting("p", "why"), "project", "message");
        fields("cleaned", new Event.Cleaned(report), "project", "run");
        fields("refused", new Event.Refused("p", Refusal.of(Rule.NO_FINAL)), "project", "refused");
        fields("fuse", new Event.FuseBlown(List.of("p", "q"), "why"), "projects", "message");
        fields("problem", new Event.Failed("why"), "message");
        JsonObject unread = json(new Event.SwitchUnreadable("why"));
        assertEquals("waiting", unread.get("event").getAsString());
        assertTrue(unread.get("project").isJsonNull());
        assertEquals("why", unread.get("message").getAsString());
        assertNull(WatchJson.of(new Event.Changed("p"), NOW), "no event of the command line");
        assertEquals(
                "{\"schema\":1,\"at\":\"2026-11-22T19:00:00Z\",\"event\":\"stopped\"}\n",
                text(WatchJson.stopped(NOW)));
    }

    @Test
    void leavesOldFinalsAlone() throws IOException {
        Map<String, String> before = library.checksums();
        Called called = offcut("watch", "--once", "--json").ends(0);
        assertEquals(before, library.checksums());
        for (JsonElement line : called.jsonLines())
            assertEquals(1, line.getAsJsonObject().get("schema").getAsInt());
    }

    /** As systemd needs it to start another. */
    @Test
    void exitsWithAnErrorIfItsThreadEnds() throws Exception {
        var watch = CompletableFuture.supplyAsync(() -> offcut("watch"));
        await().until(() -> autoClean().findFirst().isPresent());
        autoClean().forEach(Thread::interrupt);
        assertEquals(70, watch.get(30, TimeUnit.SECONDS).status());
    }

    private static Stream<Thread> autoClean() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("auto-clean"));
    }

    @Test
    void exitsWithZeroOnASignalWhileIdle() throws Exception {
        try (Launched watch = Launched.offcut(folder, library.root(), "watch", "--json");
                BufferedReader out = watch.process().inputReader()) {
            String first = String.valueOf(out.readLine());
            assertTrue(first.contains("\"event\":\"watching\""), first);
            watch.signal("TERM");
            List<String> rest = out.lines().toList();
            assertTrue(rest.getLast().contains("\"event\":\"stopped\""), rest.toString());
            assertTrue(watch.process().waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, watch.process().exitValue());
            assertEquals("", Files.readString(watch.err()));
        }
    }
}
