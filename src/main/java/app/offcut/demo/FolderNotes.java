package app.offcut.demo;

import app.offcut.generator.CleanupStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what offcut.db must know about the projects of a generator that keeps no statuses. */
final class FolderNotes {
    private final List<String> pinned = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final List<DemoNotes.Cleanup> cleanups = new ArrayList<>();

    /**
     * @param finalVideo path of its final
     */
    void add(FolderProject<?> project, String id, String finalVideo) {
        switch (project.stage()) {
            case PINNED -> pinned.add(id);
            case HELD -> held.add(id);
            case CLEANED, GROWN_BACK -> add(project, id, CleanupStatus.COMPLETE, finalVideo);
            case PARTLY_FAILED -> add(project, id, CleanupStatus.FAILED, finalVideo);
            default -> {}
        }
    }

    private void add(FolderProject<?> project, String id, CleanupStatus status, String finalVideo) {
        var at = project.at().plus(Duration.ofMinutes(10));
        cleanups.add(new DemoNotes.Cleanup(id, status, at, finalVideo));
    }

    DemoNotes notes() {
        return new DemoNotes(List.copyOf(pinned), List.copyOf(held), List.copyOf(cleanups));
    }
}
