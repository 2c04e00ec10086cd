package app.offcut.cleanup.worlds;

import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Random;

/** The ways in which a path may have come into a database. */
final class PathSpelling {
    private final Random random;
    private final Path root;

    PathSpelling(Random random, Path root) {
        this.random = random;
        this.root = root;
    }

    /** Mostly as the generator writes it, else in some odd way that may or may not be the same. */
    String of(String path) {
        return random.nextInt(5) > 0 ? path : odd(path);
    }

    String odd(String path) {
        String back = path.replace('/', '\\');
        return switch (random.nextInt(26)) {
            case 0 -> back;
            case 1 -> "./" + path;
            case 2 -> ".\\" + back;
            case 3 -> "a/../" + path;
            case 4 -> path.replace("/", "//");
            case 5 -> root.resolve(path).toString();
            case 6 -> "D:\\BMAD video generator\\app\\" + back;
            case 7 -> "d:/app/" + path;
            case 8 -> "/home/somebody/app/" + path;
            case 9 -> "../" + root.getFileName() + "/" + path;
            case 10 -> "../elsewhere/" + path;
            case 11 -> "../../../" + path;
            case 12 -> path.toUpperCase(Locale.ROOT);
            case 13 -> path.toLowerCase(Locale.ROOT);
            case 14 -> Normalizer.normalize(path, Form.NFD);
            case 15 -> Normalizer.normalize(path, Form.NFC);
            case 16 -> path + "/";
            case 17 -> path.replace(".", "%2E").replace(" ", "%20");
            case 18 -> path + "\u0000";
            case 19 -> path + "\n";
            case 20 -> "file://" + root.resolve(path);
            case 21 -> "\\\\?\\D:\\app\\" + back;
            case 22 -> "app/" + path;
            case 23 -> path.replaceFirst("/", "/./x/../");
            case 24 -> "D:" + path;
            default -> " " + path + " ";
        };
    }
}
