package app.offcut.autoclean.simulation;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a video straight into its file, replacing what was there, as the generator's ffmpeg. */
interface FinalWriter {
    /** Of every whole video. */
    double SECONDS = 6;

    /** How it ends. */
    enum End {
        WHOLE,
        /** Valid, but not all of it: the program was asked to stop. */
        SHORT,
        /** The program was killed, or its disk was full. */
        TORN
    }

    /** Returns when nothing is written any more. */
    void write(Path file) throws IOException, InterruptedException;
}
