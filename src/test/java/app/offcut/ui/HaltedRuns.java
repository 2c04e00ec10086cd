package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.run.Progress;
import app.offcut.session.Session;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Halts each run after its first file until it is stopped. */
final class HaltedRuns implements UnaryOperator<Session> {
    private final CountDownLatch halted = new CountDownLatch(1);

    @Override
    public Session apply(Session session) {
        return (Session)
                Proxy.newProxyInstance(
                        Session.class.getClassLoader(),
                        new Class<?>[] {Session.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("execute"))
                                arguments[2] = untilStopped((Progress) arguments[2]);
                            return method.invoke(session, arguments);
                        });
    }

    private Progress untilStopped(Progress progress) {
        return (done, files, bytes) -> {
            if (done == 0) return progress.goOn(done, files, bytes);
            halted.countDown();
            until(() -> !progress.goOn(done, files, bytes));
            return false;
        };
    }

    void awaitFirst() throws InterruptedException {
        assertTrue(halted.await(LiveWindow.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
}
