package app.offcut.demo;

import java.util.Random;
import java.util.UUID;

/** Random ids in the forms that generators use; the same seed gives the same ids. */
final class DemoIds {
    private final Random random;

    DemoIds(long seed) {
        this.random = new Random(seed);
    }

    /** A UUID of version 4. */
    String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(high, low).toString();
    }

    /** Six digits. */
    String digits() {
        return Integer.toString(100_000 + random.nextInt(900_000));
    }

    /** Lower-case hexadecimal digits. */
    String hex(int length) {
        return letters(length, 16);
    }

    /** Lower-case letters and digits. */
    String base36(int length) {
        return letters(length, 36);
    }

    private String letters(int length, int radix) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++)
            letters.append(Character.forDigit(random.nextInt(radix), radix));
        return letters.toString();
    }
}
