package app.offcut.session;

import app.offcut.autoclean.HeldElsewhere;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What other libraries hold, as a test says; nothing unless it does. */
public class SampleHolds extends HeldElsewhere {
    public Optional<Left> left = Optional.empty();
    public List<String> trouble = List.of();
    public final List<String> done = new ArrayList<>();
    public Function<Path, Optional<Runnable>> open = _ -> Optional.empty();

    public SampleHolds() {
        super(Path.of(""), (_, _) -> Optional.empty(), InstantSource.system());
    }

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
