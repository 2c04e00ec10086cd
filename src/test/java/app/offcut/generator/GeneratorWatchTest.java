package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.TestClock;
import app.offcut.autoclean.WatchedLibrary;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.generator.storyflicks.StoryFlicks;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Auto-clean in a library of each generator, by a fast clock: everything of a project is there but
 * its finals, which come while it watches.
 */
class GeneratorWatchTest {
    /** How late a cleanup may come: two looks at everything. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final int CHANGES = 600;

    @TempDir Path folder;

    private interface Watching {
        void over(Watch watch) throws IOException;
    }

    /**
     * In one library of each generator but story-flicks, which records no length of its finals, so
     * that a person has to look.
     */
    private Stream<DynamicTest> each(Watching test) throws IOException {
        Set<String> generators = new HashSet<>();
        return GeneratorWorld.in(folder.toRealPath())
                .filter(world -> !(world.generator() instanceof StoryFlicks))
                .filter(world -> generators.add(world.generator().word()))
                .map(world ->
                        DynamicTest.dynamicTest(
                                world.toString(),
                                () -> {
                                    try (var watch = new Watch(world)) {
                                        test.over(watch);
                                    }
                                }));
    }

    private final class Watch implements AutoCloseable {
        final GeneratorWorld world;
        final List<String> films;
        final Map<String, String> before;
        final AtomicInteger moves = new AtomicInteger();
        private final TestClock time = new TestClock(200);
        private final WatchedLibrary engine;
        private volatile Runnable atFirstMove = () -> {};

        Watch(GeneratorWorld world) throws IOException {
            this.world = world;
            films = world.films();
            before = world.checksums();
            for (String film : films) Files.delete(world.root().resolve(film));
            engine =
                    WatchedLibrary.of(
                            world.generator(),
                            world.root(),
                            folder.resolve(world + "-state"),
                            time,
                            this::about);
        }

        private void about(ChangeHook.Change change, Path place) {
            if (change != ChangeHook.Change.MOVE || place.toString().contains("/.offcut/")) return;
            if (moves.getAndIncrement() == 0) atFirstMove.run();
        }

        void start(boolean on) {
            if (on) engine.autoClean(true);
            engine.start();
        }

        /** Returns when the last of them was written. */
        Instant finalsCome() throws IOException {
            for (String film : films)
                write(
                        film,
                        checksum(SampleLibrary.finalVideo()).equals(before.get(film))
                                ? SampleLibrary.finalVideo()
                                : SampleLibrary.anotherFinalVideo());
            return Files.getLastModifiedTime(world.root().resolve(films.getLast())).toInstant();
        }

        private String checksum(byte[] content) throws IOException {
            Path file = folder.resolve("content");
            Files.write(file, content);
            return SampleLibrary.checksum(file);
        }

        private void write(String path, byte[] content) throws IOException {
            Files.write(world.root().resolve(path), content);
        }

        /** Files that come and go beside the finals and the intermediates. */
        void manyChanges() throws IOException {
            Set<Path> places = new HashSet<>();
            for (String place : world.folders()) places.add(world.root().resolve(place));
            for (String film : films) places.add(world.root().resolve(film).getParent());
            for (int i = 0; i < CHANGES; i++)
                for (Path place : places) {
                    Path noise = place.resolve("noise-" + i % 7);
                    try {
                        Files.writeString(noise, "noise");
                        Files.delete(noise);
                    } catch (NoSuchFileException e) {
                        // its folder was empty, and has gone with the cleanup
                    }
                }
        }

        void pass(Duration rest) {
            Instant until = time.instant().plus(rest);
            WatchedLibrary.until(() -> time.instant().isAfter(until));
        }

        Instant awaitCleaned() {
            WatchedLibrary.until(() -> !engine.all(Event.Cleaned.class).isEmpty());
            Instant cleaned = time.instant();
            assertEquals(
                    world.project(),
                    engine.all(Event.Cleaned.class).getFirst().report().projectId());
            Set<String> left = new HashSet<>(before.keySet());
            left.removeAll(world.goes());
            assertEquals(left, world.checksums().keySet());
            return cleaned;
        }

        Duration quiet() {
            return world.generator().unattendedQuiet();
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> isLeftAloneUntilItIsSwitchedOn() throws IOException {
        return each(watch -> {
            if (watch.engine.autoCleanIsOn()) watch.engine.autoClean(false); // the default of one
            watch.start(false);
            watch.finalsCome();
            watch.pass(watch.quiet().plus(A_WHILE));
            assertEquals(watch.before, watch.world.checksums());
            assertEquals(0, watch.moves.get());
            watch.engine.autoClean(true);
            watch.awaitCleaned();
        });
    }

    @TestFactory
    Stream<DynamicTest> isCleanedAmongManyChangesOnceItsQuietTimeIsOver() throws IOException {
        return each(watch -> {
            watch.start(true);
            watch.manyChanges();
            Instant made = watch.finalsCome();
            watch.manyChanges();
            Instant changed = watch.time.instant();
            Instant cleaned = watch.awaitCleaned();
            assertFalse(cleaned.isBefore(made.plus(watch.quiet())), cleaned + " after " + made);
            Duration late = Duration.between(changed.plus(watch.quiet()), cleaned);
            assertTrue(late.compareTo(SOON) < 0, late::toString);
        });
    }

    /** What has gone already comes back. */
    @TestFactory
    Stream<DynamicTest> losesNothingWhenAFinalIsReplacedDuringACleanup() throws IOException {
        return each(watch -> {
            byte[] half =
                    Arrays.copyOf(
                            SampleLibrary.finalVideo(), SampleLibrary.finalVideo().length / 2);
            watch.atFirstMove =
                    () -> {
                        try {
                            watch.write(watch.films.getFirst(), half);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    };
            watch.start(true);
            watch.finalsCome();
            WatchedLibrary.until(() -> watch.moves.get() > 0);
            watch.pass(watch.quiet().plus(A_WHILE));
            watch.before.put(watch.films.getFirst(), watch.checksum(half));
            assertEquals(watch.before, watch.world.checksums());
        });
    }
}
