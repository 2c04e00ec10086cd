package app.offcut.library;

/** Which file it really is, whatever its name: device and inode number. */
public record FileIdentity(long device, long inode) {}
