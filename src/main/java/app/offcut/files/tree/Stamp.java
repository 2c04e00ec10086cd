package app.offcut.files.tree;

import java.time.Instant;

/**
 * What changes whenever an entry is made, removed or renamed in a folder. No program can set the
 * second time.
 *
 * @param modified mtime
 * @param changed ctime
 */
public record Stamp(long inode, Instant modified, Instant changed) {
    /** Of no entry. */
    public static final Stamp NONE = new Stamp(0, Instant.EPOCH, Instant.EPOCH);

    /** The later of its times. */
    public Instant newest() {
        return modified.isAfter(changed) ? modified : changed;
    }
}
