package app.offcut.cleanup.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hash of a plan, which differs if the plan would do or say anything else. */
final class PlanHash {
    private PlanHash() {}

    /** SHA-256 in hex. */
    static String of(String projectId, List<PlanItem> items, List<DoomedFile> doomed) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        add(digest, projectId);
        for (PlanItem item : items)
            add(digest, item.path() + "\0" + item.bytes() + "\0" + item.fate().word());
        for (DoomedFile file : doomed)
            add(digest, file + "\0" + file.file().identity() + "\0" + file.file().modified());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
