package app.offcut.video;

import java.util.Set;

/**
 * The uncompressed sample formats, by the four-character codes of {@code stsd}: those of ISO/IEC
 * 23003-5 and 23001-17, and of the QuickTime File Format. In most of them silence and black are
 * zeros.
 */
final class SampleFormats {
    private static final Set<String> SOUND =
            Set.of(
                    "NONE", "raw ", "twos", "sowt", "in24", "in32", "fl32", "fl64", "lpcm", "ipcm",
                    "fpcm");
    private static final Set<String> PICTURES =
            Set.of(
                    "raw ", "uncv", "yuv2", "yuvs", "2vuy", "2Vuy", "v210", "v216", "v308", "v408",
                    "v410", "r408", "b16g", "b32a", "b48r", "b64a", "BGRA", "ABGR", "ARGB", "RGBA");

    private SampleFormats() {}

    /** Whether every entry of the track's {@code stsd} is uncompressed; false without entries. */
    static boolean uncompressed(BoxBody stbl) throws FlawException {
        var stsd = stbl.maybeChild("stsd");
        if (stsd.isEmpty()) return false;
        long entries = stsd.get().u32(4);
        long at = 8;
        for (long entry = 0; entry < entries; entry++) {
            String type = stsd.get().type(at + 4);
            if (!SOUND.contains(type) && !PICTURES.contains(type)) return false;
            at += Math.max(8, stsd.get().u32(at));
        }
        return entries > 0;
    }
}
