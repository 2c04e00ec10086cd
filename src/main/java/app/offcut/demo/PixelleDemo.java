package app.offcut.demo;

import static app.offcut.demo.DemoVideo.LONG;
import static app.offcut.demo.DemoVideo.MEDIUM;
import static app.offcut.demo.DemoVideo.SHORT;

import app.offcut.demo.PixelleFiles.Variant;
import app.offcut.generator.pixelle.Pixelle;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Pixelle-Video: a folder of records and frames for each task, and an index of them all. */
final class PixelleDemo implements Demo {
    private static final List<FolderEntry<Variant>> CATALOGUE =
            List.of(
                    entry("Why we dream", FolderStage.READY, 1, MEDIUM),
                    entry("The art of doing nothing", FolderStage.READY, 2, LONG, Variant.ASSETS),
                    entry("Letters from the sea", FolderStage.RENDERING, 0, MEDIUM),
                    entry("Morning routines of writers", FolderStage.RENDER_FAILED, 4, SHORT),
                    entry("A tea master’s patience", FolderStage.CLEANED, 7, MEDIUM),
                    entry("The map of smells", FolderStage.CUT_OFF, 9, MEDIUM),
                    entry("Small houses, big ideas", FolderStage.PINNED, 11, SHORT),
                    entry("The man who planted trees", FolderStage.UNREADABLE_RECORD, 13, LONG),
                    entry("A garden in a jar", FolderStage.HELD, 3, MEDIUM),
                    entry("What octopuses know", FolderStage.EDITED_AGAIN, 16, MEDIUM),
                    entry("Five minutes of stillness", FolderStage.GROWN_BACK, 19, SHORT),
                    entry("How paper was made", FolderStage.PARTLY_FAILED, 27, MEDIUM),
                    entry("Moonlight over bamboo", FolderStage.READY, 5, LONG, Variant.CLIPS),
                    entry("On losing keys", FolderStage.RENDER_DIED, 23, MEDIUM),
                    entry("Winter in the mountains", FolderStage.REPLACED, 25, LONG),
                    entry("The colour blue", FolderStage.NO_FINAL, 21, SHORT),
                    entry("The last lighthouse keeper", FolderStage.TINY, 29, SHORT));

    private static FolderEntry<Variant> entry(
            String title, FolderStage stage, double daysAgo, DemoVideo video, Variant... variant) {
        Variant of = variant.length == 0 ? Variant.PICTURES : variant[0];
        return new FolderEntry<>(title, stage, daysAgo, video, of);
    }

    @Override
    public String generator() {
        return new Pixelle().word();
    }

    @Override
    public DemoNotes fill(DemoFiles files, int projects, DemoIds ids, Instant now)
            throws IOException {
        FolderNotes notes = new FolderNotes();
        PixelleFiles tasks = new PixelleFiles(files, ids, now);
        for (int number = 0; number < projects; number++)
            tasks.write(FolderProject.of(CATALOGUE, number, now), notes);
        tasks.writeOthers();
        return notes.notes();
    }
}
