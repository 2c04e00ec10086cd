package app.offcut;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Test processes that share a display open their windows one class at a time: there is one focus
 * and one mouse. JUnit finds it by itself, see {@code junit-platform.properties}.
 */
public final class WindowTurn implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace OWN = Namespace.create(WindowTurn.class);
    private static final Path TURN = Path.of("target", "window.turn");

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Class<?> test = context.getRequiredTestClass();
        if (System.getenv("DISPLAY") == null || test.getEnclosingClass() != null) return;
        if (!opensWindows(test) && !startsWindows(test)) return;
        Files.createDirectories(TURN.toAbsolutePath().getParent());
        FileChannel turn =
                FileChannel.open(TURN, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        turn.lock();
        context.getStore(OWN).put(TURN, turn);
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
        FileChannel turn = context.getStore(OWN).remove(TURN, FileChannel.class);
        if (turn == null) return;
        try (turn) {
            if (opensWindows(context.getRequiredTestClass()))
                WaitForAsyncUtils.asyncFx(
                                () -> List.copyOf(Window.getWindows()).forEach(Window::hide))
                        .get(1, TimeUnit.MINUTES);
        }
    }
}
