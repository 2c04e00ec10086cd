package app.offcut.ui.session;

import app.offcut.autoclean.Holds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What other libraries hold, as a test says; nothing unless it does. */
public class SampleHolds implements Holds {
    public Optional<Left> left = Optional.empty();
    public List<String> trouble = List.of();
    public final List<String> done = new ArrayList<>();
    public Predicate<Path> open = _ -> false;

    @Override
    public void start(Predicate<Path> library) {
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
