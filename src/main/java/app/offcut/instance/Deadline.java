package app.offcut.instance;

import java.io.IOException;
import java.nio.channels.Channel;
import java.time.Duration;

/** Closes a channel that takes too long, so that nobody at its other end can keep us waiting. */
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
                                // in time, or closed already
                            }
                        });
    }

    @Override
    public void close() {
        waiting.interrupt();
    }
}
