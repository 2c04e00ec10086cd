package app.offcut.video;

/** The bytes of each sample of a track, by {@code stsz} or {@code stz2}. */
final class SampleSizes {
    private final BoxBody table;
    private final long allAlike;
    private final int bits;
    private final long count;

    SampleSizes(BoxBody stbl) throws FlawException {
        boolean plain = !stbl.children("stsz").isEmpty();
        table = stbl.child(plain ? "stsz" : "stz2");
        allAlike = plain ? table.u32(4) : 0;
        bits = plain ? 32 : table.u8(7);
        count = table.u32(8);
    }

    long count() {
        return count;
    }

    /** Total bytes of {@code samples} consecutive samples; {@link Long#MAX_VALUE} at most. */
    long sum(long firstSample, long samples) throws FlawException {
        if (allAlike > 0) return product(allAlike, samples);
        long sum = 0;
        for (long sample = firstSample; sample < firstSample + samples; sample++)
            sum += size(sample);
        return sum;
    }

    /** {@code count} times {@code size}, both of 32 bits; {@link Long#MAX_VALUE} at most. */
    static long product(long size, long count) {
        long product = size * count;
        return product < 0 ? Long.MAX_VALUE : product;
    }

    private long size(long sample) throws FlawException {
        return switch (bits) {
            case 32 -> table.u32(12 + 4 * sample);
            case 16 -> table.u16(12 + 2 * sample);
            case 8 -> table.u8(12 + sample);
            case 4 -> table.u8(12 + sample / 2) >> (sample % 2 == 0 ? 4 : 0) & 0xf;
            default -> throw new FlawException(Flaw.BAD_INDEX);
        };
    }
}
