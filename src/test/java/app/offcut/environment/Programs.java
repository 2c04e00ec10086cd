package app.offcut.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Runs the system's programs. */
public final class Programs {
    private Programs() {}

    /**
     * What a program prints, errors included.
     *
     * @throws IOException also if it fails
     */
    public static String run(Object... command) throws IOException {
        List<String> words = Arrays.stream(command).map(Object::toString).toList();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() == 0) return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException(words + ": " + output);
    }

    /** Whether a program is there and succeeds. */
    public static boolean succeeds(Object... command) {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
