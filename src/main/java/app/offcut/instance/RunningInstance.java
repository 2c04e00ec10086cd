package app.offcut.instance;

import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The window that runs in another process, as seen by a later start. */
public final class RunningInstance {
    private RunningInstance() {}

    /**
     * Quits it, and blocks until it has exited.
     *
     * @return false if none is running
     * @throws Problem LOCKED if it does not respond or exit
     */
    public static boolean quit(Environment environment) {
        Path file = environment.stateFolder().resolve(FirstInstance.LOCK);
        if (InstanceLock.holder(file).isEmpty()) return false;
        long deadline = System.nanoTime() + FirstInstance.PATIENCE.toNanos();
        boolean taken = false;
        do {
            if (free(file)) return taken;
            if (!taken && takes(file, new Request.Quit(), deadline)) {
                taken = true;
                deadline = System.nanoTime() + ShutdownTimeouts.QUIT.toNanos();
            }
            LockSupport.parkNanos(FirstInstance.PAUSE.toNanos());
        } while (System.nanoTime() < deadline);
        throw silent(file);
    }

    private static boolean free(Path file) {
        try (InstanceLock lock = InstanceLock.take(file).orElse(null)) {
            return lock != null;
        } catch (IOException e) {
            return false;
        }
    }

    static Problem silent(Path file) {
        String process =
                InstanceLock.holder(file).map(h -> String.valueOf(h.process())).orElse("?");
        return Problem.saying(Problem.Code.LOCKED, Texts.of("instance.silent", process));
    }

    /**
     * Sends a request and returns whether it was done; false also while the window starts or exits.
     */
    static boolean takes(Path file, Request ask, long deadline) {
        Path socket = InstanceLock.holder(file).map(InstanceLock.Holder::socket).orElse(null);
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        return socket != null && left.isPositive() && takes(socket, ask, left);
    }

    private static boolean takes(Path socket, Request ask, Duration patience) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                var _ = new Deadline(channel, patience)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer bytes = ByteBuffer.wrap(ask.bytes());
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(FirstInstance.TAKEN.length);
            int read = 0;
            while (answer.hasRemaining() && read >= 0) read = channel.read(answer);
            return answer.flip().equals(ByteBuffer.wrap(FirstInstance.TAKEN));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
