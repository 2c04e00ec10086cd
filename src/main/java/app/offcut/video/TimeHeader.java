package app.offcut.video;

/**
 * The common fields of {@code mvhd} and {@code mdhd}.
 *
 * @param timescale ticks per second, above 0
 * @param duration in ticks; 0 if the writer did not know it
 */
record TimeHeader(long timescale, long duration) {
    static TimeHeader of(BoxBody box) throws FlawException {
        boolean wide = box.version() == 1;
        long timescale = box.u32(wide ? 20 : 12);
        if (timescale == 0) throw new FlawException(Flaw.NO_DURATION);
        long duration = wide ? box.i64(24) : box.u32(16);
        boolean unknown = duration < 0 || !wide && duration == 0xFFFF_FFFFL;
        return new TimeHeader(timescale, unknown ? 0 : duration);
    }
}
