package app.offcut.generator.moneyprinterturbo;

import app.offcut.generator.Generator;
import app.offcut.generator.Layout;
import app.offcut.generator.Recognition;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.text.TextKey;
import java.nio.file.Path;
import java.time.Duration;

/** MoneyPrinterTurbo, which keeps a folder per task and no database. */
public final class MoneyPrinterTurbo implements Generator {
    /** After the last final it may still be cross-posted, or be written by a container. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    @Override
    public String word() {
        return "moneyprinterturbo";
    }

    @Override
    public Layout layout() {
        return TaskLayout.LAYOUT;
    }

    @Override
    public TextKey afterCleanup() {
        return () -> "generator.moneyprinterturbo.after";
    }

    @Override
    public Recognition recognise(Root folder) {
        return Marks.in(folder).recognition();
    }

    @Override
    public Duration unattendedQuiet() {
        return QUIET;
    }

    @Override
    public Records records(Root root) {
        return new TaskRecords(root);
    }

    @Override
    public Path mark(Path root) {
        return root.resolve(String.join("/", TaskLayout.TASKS.names()));
    }
}
