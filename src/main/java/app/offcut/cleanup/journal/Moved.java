package app.offcut.cleanup.journal;

import app.offcut.cleanup.journal.Manifest.Entry;
import java.util.ArrayList;
import java.util.List;

/** A file of a run, and what became of it when it was to be moved into the hold. */
public record Moved(Entry file, MoveResult result) {

    /** As the journal has them: a result for each file, in the order of the manifest. */
    static List<Moved> all(List<Entry> files, List<MoveResult> results) {
        List<Moved> moved = new ArrayList<>();
        for (int i = 0; i < Math.min(files.size(), results.size()); i++)
            moved.add(new Moved(files.get(i), results.get(i)));
        return moved;
    }

    /** Whether it lies in the hold. */
    public boolean held() {
        return result.fate() == MoveResult.Fate.HELD;
    }

    public boolean failed() {
        return result.fate() == MoveResult.Fate.FAILED;
    }

    public Moved but(MoveResult other) {
        return new Moved(file, other);
    }
}
