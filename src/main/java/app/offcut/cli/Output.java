package app.offcut.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result's stream. Unlike {@link PrintStream}, it remembers why a write failed and writes
 * nothing from then on, so that a result never has a gap.
 */
public final class Output extends PrintStream {
    private final Remembering target;

    private Output(Remembering target, Charset charset) {
        super(new BufferedOutputStream(target), true, charset);
        this.target = target;
    }

    /** The standard output of this process. */
    public static Output ofProcess() {
        return to(new FileOutputStream(FileDescriptor.out), System.out.charset());
    }

    static Output to(OutputStream target, Charset charset) {
        return new Output(new Remembering(target), charset);
    }

    /** Why part of the result is lost; empty if nothing is. */
    Optional<IOException> lost() {
        flush();
        return Optional.ofNullable(target.failure);
    }

    private static final class Remembering extends FilterOutputStream {
        private volatile @Nullable IOException failure;

        Remembering(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            remembering(() -> out.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            remembering(out::flush);
        }

        private void remembering(Act act) throws IOException {
            IOException before = failure;
            if (before != null) throw before;
            try {
                act.run();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }

    @FunctionalInterface
    private interface Act {
        void run() throws IOException;
    }
}
