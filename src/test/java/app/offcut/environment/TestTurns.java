package app.offcut.environment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The processes that run the tests take turns, one class at a time, where there is one of something
 * for all: a {@link ResourceLock} holds between processes, and so does the display with its one
 * focus and one mouse. JUnit finds this by itself, see {@code junit-platform.properties}.
 */
public final class TestTurns implements BeforeAllCallback, AfterAllCallback {
    /** Of all that mounts: a disk that is mounted again has the number that was free meanwhile. */
    public static final String MOUNTS = "mounts";

    private static final String DISPLAY = "display";
    private static final Path PLACE = Path.of("target", "turns").toAbsolutePath();

    private final Deque<FileChannel> taken = new ArrayDeque<>();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Class<?> test = context.getRequiredTestClass();
        if (test.getEnclosingClass() != null) return;
        // all in the same order: nobody waits for who waits for him
        for (String name : needed(test)) take(name);
    }

    private static Set<String> needed(Class<?> test) {
        Set<String> names = new TreeSet<>();
        for (ResourceLock lock :
                AnnotationSupport.findRepeatableAnnotations(test, ResourceLock.class))
            names.add(lock.value());
        if (System.getenv("DISPLAY") != null && (opensWindows(test) || startsWindows(test)))
            names.add(DISPLAY);
        return names;
    }

    private void take(String name) throws IOException {
        Files.createDirectories(PLACE);
        FileChannel turn =
                FileChannel.open(
                        PLACE.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        taken.push(turn);
        turn.lock();
    }

    private static boolean opensWindows(Class<?> test) {
        return AnnotationSupport.findRepeatableAnnotations(test, ExtendWith.class).stream()
                .anyMatch(with -> List.of(with.value()).contains(ApplicationExtension.class));
    }

    private static boolean startsWindows(Class<?> test) {
        return AnnotationSupport.findRepeatableAnnotations(test, Tag.class).stream()
                .anyMatch(tag -> tag.value().equals("desktop"));
    }

    /** No window is left in the way of the next. */
    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Class<?> test = context.getRequiredTestClass();
        if (test.getEnclosingClass() != null) return;
        try {
            if (opensWindows(test))
                WaitForAsyncUtils.asyncFx(
                                () -> List.copyOf(Window.getWindows()).forEach(Window::hide))
                        .get(1, TimeUnit.MINUTES);
        } finally {
            while (!taken.isEmpty()) taken.pop().close();
        }
    }
}
