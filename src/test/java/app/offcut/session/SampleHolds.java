package app.offcut.session;

import app.offcut.autoclean.HeldTotals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What other libraries hold, as a test says; nothing unless it does. */
public class SampleHolds implements HeldTotals {
    public Optional<Left> left = Optional.empty();
    public List<String> trouble = List.of();
    public final List<String> done = new ArrayList<>();
    public Function<Path, Optional<Runnable>> open = _ -> Optional.empty();

    @Override
    public void start(Function<Path, Optional<Runnable>> library) {
        open = library;
        done.add("start");
    }

    @Override
    public Optional<Left> left() {
        return left;
    }

    @Override
    public List<String> eraseNow() {
        done.add("erase");
        return trouble;
    }

    @Override
    public void close() {
        done.add("close");
    }
}
