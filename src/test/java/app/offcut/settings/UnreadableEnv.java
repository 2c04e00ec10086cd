package app.offcut.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.offcut.environment.Unprivileged;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Every way in which a {@code .env} file exists but cannot be read to its end. */
public enum UnreadableEnv {
    PERMISSION(
            "do not allow",
            file -> {
                Unprivileged.call(() -> Files.writeString(file, UnreadableEnv.OFF));
                Unprivileged.mode(file, "---------");
            }),
    OTHER_OWNER(
            "do not allow",
            file -> {
                Files.writeString(file, UnreadableEnv.OFF);
                // an ordinary user can give a file to nobody else
                Unprivileged.mode(file, Unprivileged.root() ? "rw-------" : "---------");
            }),
    CLOSED_FOLDER(
            "do not allow",
            file -> {
                Path closed = Files.createDirectory(file.resolveSibling("closed"));
                Path target = Files.writeString(closed.resolve("env"), UnreadableEnv.OFF);
                Files.createSymbolicLink(file, target);
                Unprivileged.mode(closed, "rw-rw-rw-");
            }),
    FOLDER("is not a regular file", Files::createDirectory),
    PIPE(
            "is not a regular file",
            file -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor()),
    DEVICE("is not a regular file", linkTo("/dev/zero")),
    DANGLING_LINK("a file that does not exist", linkTo("nowhere")),
    LOOPING_LINK(
            "leads back to itself", file -> Files.createSymbolicLink(file, file.getFileName())),
    LINK_THROUGH_A_FILE(
            "a file that does not exist",
            file -> {
                Files.writeString(file.resolveSibling("plain"), "");
                Files.createSymbolicLink(file, Path.of("plain/env"));
            }),
    /** Memory at the address 0, where nothing is mapped. */
    DISK_ERROR("reports an error", linkTo("/proc/self/mem")),
    TOO_LONG(
            "is longer than",
            file -> Files.writeString(file, "#".repeat(1 << 18) + "\n" + UnreadableEnv.OFF)),
    LATIN_1(encoded("# für später\nAUTO_CLEANUP_ENABLED=\u00a0false", ISO_8859_1)),
    CUT_CHARACTER(Arrays.copyOf(encoded("# ü", UTF_8), 3)),
    EMPTIED_BY_A_POWER_CUT(new byte[4096]),
    UTF_32(encoded("\uFEFF" + UnreadableEnv.OFF, Charset.forName("UTF-32LE"))),
    CUT_UTF_16(Arrays.copyOf(encoded("\uFEFF" + UnreadableEnv.OFF, UTF_16LE), 55)),
    LONE_SURROGATE(new byte[] {'#', 0, 0, (byte) 0xD8, '\n', 0}),
    /** PowerShell appends UTF-16 to a file in UTF-8. */
    UTF_16_AFTER_UTF_8(encoded("A=1\n", UTF_8), encoded(UnreadableEnv.OFF, UTF_16LE)),
    LONG_UTF_16_AFTER_UTF_8(
            encoded("AUTO_CLEANUP_ENABLED = false\r\n", UTF_8),
            encoded("A=1\r\n".repeat(99), UTF_16LE)),
    /** A Unix shell appends UTF-8 to a file in UTF-16. */
    UTF_8_AFTER_UTF_16(
            encoded("\uFEFFA=1\r\n", UTF_16BE), encoded("AUTO_CLEANUP_ENABLED = false\r\n", UTF_8)),
    /** Its letters are at odd offsets, so the other byte order reads half of each as its own. */
    UTF_16_BETWEEN_UTF_8(
            encoded("A=\n", UTF_8), encoded(UnreadableEnv.OFF, UTF_16LE), encoded("B=\n", UTF_8));

    /** What switches auto-clean off, if it is read. */
    static final String OFF = "AUTO_CLEANUP_ENABLED=false\n";

    private interface Making {
        void make(Path file) throws Exception;
    }

    private final String cause;
    private final Making making;

    UnreadableEnv(String cause, Making making) {
        this.cause = cause;
        this.making = making;
    }

    /** Bytes that are no text. */
    UnreadableEnv(byte[]... parts) {
        this(
                "is not valid UTF-8",
                file -> {
                    var all = new ByteArrayOutputStream();
                    for (byte[] part : parts) all.write(part);
                    Files.write(file, all.toByteArray());
                });
    }

    /** Words that the sentence must contain. */
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

    public void make(Path file) throws Exception {
        making.make(file);
    }

    private static byte[] encoded(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static Making linkTo(String target) {
        return file -> Files.createSymbolicLink(file, Path.of(target));
    }
}
