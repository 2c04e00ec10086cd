package app.offcut.demo;

/** The videos of a demo library. They play, and differ in length and shape. */
enum DemoVideo {
    LANDSCAPE("final", "final", 2),
    SHORT("portrait-5", "portrait-5-silent", 5),
    MEDIUM("portrait-8", "portrait-8-silent", 8),
    LONG("portrait-12", "portrait-12-silent", 12);

    private final byte[] whole;
    private final byte[] bare;
    private final double seconds;

    DemoVideo(String whole, String bare, double seconds) {
        this.whole = DemoFiles.resource(whole + ".mp4");
        this.bare = DemoFiles.resource(bare + ".mp4");
        this.seconds = seconds;
    }

    double seconds() {
        return seconds;
    }

    /** As published: with sound and subtitles. */
    byte[] whole() {
        return whole;
    }

    /** The same pictures without sound and subtitles, and just as long. */
    byte[] bare() {
        return bare;
    }
}
