package app.offcut.instance;

import java.io.IOException;
import java.nio.channels.Channel;
import java.time.Duration;

/** Closes a channel after a timeout, so that its peer cannot block us. */
final class Deadline implements AutoCloseable {
    private final Thread waiting;

    Deadline(Channel channel, Duration patience) {
        waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Thread.sleep(patience);
                                channel.close();
                            } catch (InterruptedException | IOException e) {
                                // finished in time, or already closed
                            }
                        });
    }

    @Override
    public void close() {
        waiting.interrupt();
    }
}
