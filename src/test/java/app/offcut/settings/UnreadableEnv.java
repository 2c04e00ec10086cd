package app.offcut.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.offcut.environment.Unprivileged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Every way in which a {@code .env} file is there and cannot be read to its end. */
public enum UnreadableEnv {
    PERMISSION("do not allow") {
        @Override
        public void make(Path file) throws Exception {
            Unprivileged.call(() -> Files.writeString(file, OFF));
            Unprivileged.mode(file, "---------");
        }
    },
    OTHER_OWNER("do not allow") {
        @Override
        public void make(Path file) throws IOException {
            Files.writeString(file, OFF);
            // an ordinary user can give a file to nobody else
            Unprivileged.mode(file, Unprivileged.root() ? "rw-------" : "---------");
        }
    },
    CLOSED_FOLDER("do not allow") {
        @Override
        public void make(Path file) throws IOException {
            Path closed = Files.createDirectory(file.resolveSibling("closed"));
            Files.createSymbolicLink(file, Files.writeString(closed.resolve("env"), OFF));
            Unprivileged.mode(closed, "rw-rw-rw-");
        }
    },
    FOLDER("is not a regular file") {
        @Override
        public void make(Path file) throws IOException {
            Files.createDirectory(file);
        }
    },
    PIPE("is not a regular file") {
        @Override
        public void make(Path file) throws Exception {
            new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        }
    },
    DEVICE("is not a regular file") {
        @Override
        public void make(Path file) throws IOException {
            Files.createSymbolicLink(file, Path.of("/dev/zero"));
        }
    },
    DANGLING_LINK("a file that does not exist") {
        @Override
        public void make(Path file) throws IOException {
            Files.createSymbolicLink(file, Path.of("nowhere"));
        }
    },
    LOOPING_LINK("leads back to itself") {
        @Override
        public void make(Path file) throws IOException {
            Files.createSymbolicLink(file, file.getFileName());
        }
    },
    LINK_THROUGH_A_FILE("a file that does not exist") {
        @Override
        public void make(Path file) throws IOException {
            Files.writeString(file.resolveSibling("plain"), "");
            Files.createSymbolicLink(file, Path.of("plain/env"));
        }
    },
    /** Memory at the address 0, which nothing has. */
    DISK_ERROR("reports an error") {
        @Override
        public void make(Path file) throws IOException {
            Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
        }
    },
    TOO_LONG("is longer than") {
        @Override
        public void make(Path file) throws IOException {
            Files.writeString(file, "#".repeat(1 << 18) + "\n" + OFF);
        }
    },
    LATIN_1("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(file, encoded("# für später\nAUTO_CLEANUP_ENABLED=\u00a0false", ISO_8859_1));
        }
    },
    CUT_CHARACTER("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(file, Arrays.copyOf(encoded("# ü", UTF_8), 3));
        }
    },
    EMPTIED_BY_A_POWER_CUT("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(file, new byte[4096]);
        }
    },
    UTF_32("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(file, encoded("\uFEFF" + OFF, Charset.forName("UTF-32LE")));
        }
    },
    CUT_UTF_16("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            byte[] whole = encoded("\uFEFF" + OFF, UTF_16LE);
            write(file, Arrays.copyOf(whole, whole.length - 1));
        }
    },
    LONE_SURROGATE("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(file, new byte[] {'#', 0, 0, (byte) 0xD8, '\n', 0});
        }
    },
    /** PowerShell appends UTF-16 to a file in UTF-8. */
    UTF_16_AFTER_UTF_8("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(file, encoded("A=1\n", UTF_8), encoded(OFF, UTF_16LE));
        }
    },
    LONG_UTF_16_AFTER_UTF_8("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(
                    file,
                    encoded("AUTO_CLEANUP_ENABLED = false\r\n", UTF_8),
                    encoded("A=1\r\n".repeat(99), UTF_16LE));
        }
    },
    /** A shell of Unix appends UTF-8 to a file in UTF-16. */
    UTF_8_AFTER_UTF_16("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(
                    file,
                    encoded("\uFEFFA=1\r\n", UTF_16BE),
                    encoded("AUTO_CLEANUP_ENABLED = false\r\n", UTF_8));
        }
    },
    /** Its letters stand at odd places, where the other order takes half of each for its own. */
    UTF_16_BETWEEN_UTF_8("is not valid UTF-8") {
        @Override
        public void make(Path file) throws IOException {
            write(file, encoded("A=\n", UTF_8), encoded(OFF, UTF_16LE), encoded("B=\n", UTF_8));
        }
    };

    /** What switches auto-clean off, if it is read. */
    static final String OFF = "AUTO_CLEANUP_ENABLED=false\n";

    private final String cause;

    UnreadableEnv(String cause) {
        this.cause = cause;
    }

    /** Words that the sentence has to have. */
    String cause() {
        return cause;
    }

    /** Whether only an ordinary user cannot read it. */
    public boolean forOrdinaryUser() {
        return switch (this) {
            case PERMISSION, OTHER_OWNER, CLOSED_FOLDER -> true;
            default -> false;
        };
    }

    /** Makes such a file. */
    public abstract void make(Path file) throws Exception;

    private static byte[] encoded(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static void write(Path file, byte[]... parts) throws IOException {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.write(part);
        Files.write(file, all.toByteArray());
    }
}
