package app.offcut.cli;

import app.offcut.text.Visible;
import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns, at most 80 wide; each column is as wide as its content. */
final class Table {
    static final int WIDTH = 80;
    private static final String GAP = "  ";
    private final int flexible;
    private final int width;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param flexible index of the column that is shortened if a row is too wide
     * @param alignment one letter per column: {@code l} or {@code r}
     */
    Table(int flexible, String alignment) {
        this(flexible, alignment, WIDTH);
    }

    /**
     * @param width maximum width of a row
     */
    Table(int flexible, String alignment, int width) {
        this.flexible = flexible;
        this.width = width;
        this.right = alignment.chars().mapToObj(c -> c == 'r').toList();
    }

    void row(String... cells) {
        rows.add(List.of(cells).stream().map(Visible::of).toList());
    }

    List<String> lines() {
        int[] widths = new int[right.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) total += width;
        widths[flexible] = Math.max(8, widths[flexible] - Math.max(0, total - width));
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(row.get(i), widths[i]);
            String blank = " ".repeat(Math.max(0, widths[i] - width(cell)));
            line.append(i == 0 ? "" : GAP).append(right.get(i) ? blank + cell : cell + blank);
        }
        return line.toString().stripTrailing();
    }

    /** Shortens text with an ellipsis if it is too wide. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) return text;
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += width(c);
            if (used > columns - 1) break;
            cut.appendCodePoint(c);
        }
        return cut.append('…').toString();
    }

    /** Wraps at spaces; every line after the first begins with the indent. */
    static List<String> wrap(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Visible.of(text).split(" ")) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Width in terminal columns: Chinese, Japanese and Korean characters and emoji take two. */
    static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> Character.isIdeographic(c) || wide(c) ? 2 : 1;
        };
    }

    private static boolean wide(int c) {
        return (c >= 0x1100 && c <= 0x115F) // Hangul initials
                || (c >= 0x2E80 && c <= 0xA4CF) // radicals to Yi
                || (c >= 0xAC00 && c <= 0xD7A3) // Hangul
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60) // full-width forms
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF); // emoji
    }
}
