package app.offcut.generator;

import app.offcut.text.TextKey;
import java.nio.file.Path;
import java.time.Duration;

/** A generator with another quiet time, for tests in real time. All else is the real one's. */
public record QuietFor(Generator real, Duration unattendedQuiet) implements Generator {
    @Override
    public String word() {
        return real.word();
    }

    @Override
    public Layout layout() {
        return real.layout();
    }

    @Override
    public TextKey afterCleanup() {
        return real.afterCleanup();
    }

    @Override
    public Recognition recognise(Root folder) {
        return real.recognise(folder);
    }

    @Override
    public Records records(Root root) {
        return real.records(root);
    }

    @Override
    public Path mark(Path root) {
        return real.mark(root);
    }
}
