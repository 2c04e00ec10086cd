package app.offcut.demo;

import static app.offcut.demo.DemoVideo.LONG;
import static app.offcut.demo.DemoVideo.MEDIUM;
import static app.offcut.demo.DemoVideo.SHORT;

import app.offcut.demo.MoneyPrinterFiles.Variant;
import app.offcut.generator.moneyprinterturbo.MoneyPrinterTurbo;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** MoneyPrinterTurbo as its containers see it: {@code storage} and {@code config.toml}. */
final class MoneyPrinterDemo implements Demo {
    private static final List<FolderEntry<Variant>> CATALOGUE =
            List.of(
                    entry("Why cats purr", FolderStage.READY, 1, MEDIUM, Variant.PAID_MUSIC),
                    entry("Three ways to fold a plane", FolderStage.READY, 3, SHORT, Variant.THREE),
                    entry("The deepest lake on Earth", FolderStage.RENDERING, 0, LONG),
                    entry(
                            "How bees find home",
                            FolderStage.FINALS_MISSING,
                            4,
                            SHORT,
                            Variant.THREE),
                    entry("A minute of morning light", FolderStage.NO_FINAL, 6, SHORT),
                    entry("What the tide leaves behind", FolderStage.CLEANED, 8, MEDIUM),
                    entry("The first photograph", FolderStage.CUT_OFF, 10, MEDIUM),
                    entry("Sourdough, step by step", FolderStage.RENDER_DIED, 5, LONG),
                    entry("A city of bridges", FolderStage.HELD, 2, MEDIUM),
                    entry("Rain on a tin roof", FolderStage.PINNED, 16, LONG),
                    entry("City lights, slowed down", FolderStage.GROWN_BACK, 18, MEDIUM),
                    entry("The library at night", FolderStage.PARTLY_FAILED, 22, MEDIUM),
                    entry("Postcards from Lisbon", FolderStage.UNREADABLE_RECORD, 14, SHORT),
                    entry("Paper lanterns", FolderStage.READY, 980, MEDIUM, Variant.FIRST_WEEKS),
                    entry("Volcanoes from above", FolderStage.OTHER_FORMAT, 24, SHORT),
                    entry("Desert bloom", FolderStage.EDITED_AGAIN, 26, LONG),
                    entry("Snow monkeys", FolderStage.READY, 140, SHORT, Variant.OWN_DOWNLOADS),
                    entry("The slowest train", FolderStage.RENDER_FAILED, 28, MEDIUM),
                    entry("Grandma’s plum cake", FolderStage.READY, 30, LONG, Variant.OWN_VOICE),
                    entry("Coral, one polyp at a time", FolderStage.TINY, 33, SHORT));

    private static FolderEntry<Variant> entry(
            String title, FolderStage stage, double daysAgo, DemoVideo video, Variant... variant) {
        Variant of = variant.length == 0 ? Variant.PLAIN : variant[0];
        return new FolderEntry<>(title, stage, daysAgo, video, of);
    }

    @Override
    public String generator() {
        return new MoneyPrinterTurbo().word();
    }

    @Override
    public DemoNotes fill(DemoFiles files, int projects, DemoIds ids, Instant now)
            throws IOException {
        FolderNotes notes = new FolderNotes();
        MoneyPrinterFiles tasks = new MoneyPrinterFiles(files, ids, now);
        tasks.writeOthers();
        for (int number = 0; number < projects; number++)
            tasks.write(FolderProject.of(CATALOGUE, number, now), notes);
        return notes.notes();
    }
}
