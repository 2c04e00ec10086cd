package app.offcut.autoclean.simulation;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a video in place, replacing an earlier one, as the generator's ffmpeg does. */
interface FinalWriter {
    /** Length of every whole video. */
    double SECONDS = 6;

    /** How it ends. */
    enum End {
        WHOLE,
        /** Valid, but not all of it: the program was asked to stop. */
        SHORT,
        /** The program was killed, or its disk was full. */
        TORN
    }

    /** Returns when all is written. */
    void write(Path file) throws IOException, InterruptedException;
}
