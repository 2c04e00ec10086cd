package app.offcut.instance;

import app.offcut.files.OwnFile;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first window of this user, which later starts contact instead of opening their own. Ignores
 * anything that is not a {@link Request}.
 */
public final class FirstInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstInstance.class);
    static final String LOCK = "window.lock";
    static final byte[] TAKEN = "taken\n".getBytes(StandardCharsets.US_ASCII);
    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final Duration PAUSE = Duration.ofMillis(50);

    private final @Nullable InstanceLock lock;
    private final SocketPath.@Nullable Bound server;
    private final CompletableFuture<Listener> listener = new CompletableFuture<>();

    private FirstInstance(@Nullable InstanceLock lock, SocketPath.@Nullable Bound server) {
        this.lock = lock;
        this.server = server;
    }

    /** The window, as receiver of requests. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called on any thread; must not block.
         *
         * @param taken call when done; the other process waits until then
         */
        void asked(Request ask, Runnable taken);
    }

    /**
     * Becomes the first instance, or sends the request to the existing one. Blocking.
     *
     * @return empty if another instance has taken the request
     * @throws Problem LOCKED if another does not respond
     */
    public static Optional<FirstInstance> enter(Environment environment, Request ask) {
        Path file = environment.stateFolder().resolve(LOCK);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            Optional<FirstInstance> first = first(file, environment);
            if (first.isPresent()) return first;
            if (RunningInstance.takes(file, ask, deadline)) return Optional.empty();
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < deadline);
        throw RunningInstance.silent(file);
    }

    /**
     * Becomes the first if the lock is free. If the state folder is not writable, every start is
     * its own first.
     */
    private static Optional<FirstInstance> first(Path file, Environment environment) {
        try {
            Optional<InstanceLock> lock = InstanceLock.take(file);
            if (lock.isEmpty()) return Optional.empty();
            SocketPath.Bound server = SocketPath.bind(environment, file).orElse(null);
            FirstInstance first = new FirstInstance(lock.get(), server);
            if (server != null) first.hearOn(server.channel());
            lock.get().write(server == null ? null : server.path());
            return Optional.of(first);
        } catch (IOException e) {
            LOG.warn("Cannot determine whether another window is open: {}", e.toString());
            return Optional.of(new FirstInstance(null, null));
        }
    }

    private void hearOn(ServerSocketChannel open) {
        Thread.ofPlatform()
                .name("later-starts")
                .daemon()
                .start(() -> {
                    while (open.isOpen()) accept(open);
                });
    }

    private void accept(ServerSocketChannel open) {
        try {
            SocketChannel caller = open.accept();
            // on a thread of its own, so that a silent connection does not delay the next
            Thread.ofVirtual().name("later-start").start(() -> hear(caller));
        } catch (ClosedChannelException e) {
            // closed by close()
        } catch (IOException e) {
            LOG.warn("Cannot receive the request of a later start: {}", e.toString());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void hear(SocketChannel caller) {
        try (caller) {
            Optional<Request> ask;
            try (var _ = new Deadline(caller, PATIENCE)) {
                ask = Request.read(caller);
            }
            if (ask.isEmpty()) return;
            CountDownLatch taken = new CountDownLatch(1);
            ask(ask.get(), taken::countDown);
            if (taken.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                caller.write(ByteBuffer.wrap(TAKEN));
        } catch (IOException e) {
            // the other process has given up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Request ask, Runnable taken) {
        var _ = listener.thenAccept(heard -> heard.asked(ask, taken));
    }

    /** Sets the receiver of requests, including those that have already arrived. */
    public void listen(Listener window) {
        listener.complete(window);
    }

    @Override
    public void close() {
        try {
            // a second close must not erase the socket of the next instance
            if (server != null && server.channel().isOpen()) {
                server.channel().close();
                new OwnFile(server.path()).erase();
            }
        } catch (IOException e) {
            LOG.warn("Cannot remove the socket: {}", e.toString());
        }
        if (lock != null) lock.close();
    }
}
