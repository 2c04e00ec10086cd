package app.offcut.demo;

import static app.offcut.demo.DemoVideo.LONG;
import static app.offcut.demo.DemoVideo.MEDIUM;
import static app.offcut.demo.DemoVideo.SHORT;

import app.offcut.demo.RedditFiles.Variant;
import app.offcut.generator.redditvideomaker.RedditVideoMaker;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** RedditVideoMakerBot: finals in {@code results}, a folder of scratch files for each thread. */
final class RedditDemo implements Demo {
    private static final List<FolderEntry<Variant>> CATALOGUE =
            List.of(
                    entry("What small habit changed your life", FolderStage.READY, 1, LONG),
                    entry(
                            "The kindest thing a stranger did for you",
                            FolderStage.READY,
                            2,
                            MEDIUM,
                            Variant.SPEECH_ONLY),
                    entry(
                            "Which sound takes you back to childhood",
                            FolderStage.RENDERING,
                            0,
                            LONG),
                    entry("What did your grandparents teach you", FolderStage.CLEANED, 5, MEDIUM),
                    entry("Skills worth learning at any age", FolderStage.RENDER_FAILED, 6, SHORT),
                    entry("What is the best advice you ignored", FolderStage.CUT_OFF, 8, MEDIUM),
                    entry("Night shift workers, what did you see", FolderStage.PINNED, 10, LONG),
                    entry("What is your favourite useless fact", FolderStage.NO_FINAL, 12, SHORT),
                    entry(
                            "Bakers, what should we never order",
                            FolderStage.EDITED_AGAIN,
                            14,
                            SHORT),
                    entry("What made you switch careers", FolderStage.GROWN_BACK, 16, MEDIUM),
                    entry("What is your happiest accident", FolderStage.HELD, 4, MEDIUM),
                    entry("Which book did you read twice", FolderStage.PARTLY_FAILED, 20, MEDIUM),
                    entry(
                            "The lighthouse that answered back",
                            FolderStage.READY,
                            3,
                            LONG,
                            Variant.STORY),
                    entry("Pilots, what is your calmest flight", FolderStage.TINY, 22, SHORT));

    private static FolderEntry<Variant> entry(
            String title, FolderStage stage, double daysAgo, DemoVideo video, Variant... variant) {
        Variant of = variant.length == 0 ? Variant.COMMENTS : variant[0];
        return new FolderEntry<>(title, stage, daysAgo, video, of);
    }

    @Override
    public String generator() {
        return new RedditVideoMaker().word();
    }

    @Override
    public DemoNotes fill(DemoFiles files, int projects, DemoIds ids, Instant now)
            throws IOException {
        FolderNotes notes = new FolderNotes();
        RedditFiles threads = new RedditFiles(files, ids, now);
        for (int number = 0; number < projects; number++)
            threads.write(FolderProject.of(CATALOGUE, number, now), notes);
        threads.writeOthers();
        return notes.notes();
    }
}
