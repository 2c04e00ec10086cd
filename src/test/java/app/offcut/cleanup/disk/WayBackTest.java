package app.offcut.cleanup.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.disk.ChangeHook.Change;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trial move says about a disk. */
class WayBackTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "WRITE, Operation not permitted, THERE",
        "MOVE, Operation not permitted, NONE",
        "MOVE, Function not implemented, NONE",
        "MOVE, Input/output error, NOT_NOW",
        "CREATE, Operation not permitted, NOT_NOW",
        "CREATE, Function not implemented, NOT_NOW"
    })
    void onlyAMoveTellsWhatADiskCanNeverDo(Change call, String error, WayBack expected)
            throws IOException {
        boolean[] failed = {false};
        ChangeHook once =
                (change, place) -> {
                    if (change != call || failed[0]) return;
                    failed[0] = true;
                    throw new FileSystemException(place.toString(), null, error);
                };
        PlaceholderNotes notes = new PlaceholderNotes(this::open, List.of(Path.of("notes")));
        try (Directory place = Directory.at(folder, once)) {
            assertEquals(expected, WayBack.test(place, Path.of("probe"), notes));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.filter(Files::isRegularFile).count());
        }
    }

    private Directory open() throws IOException {
        return Directory.at(folder, ChangeHook.NONE);
    }
}
