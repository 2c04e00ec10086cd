package app.offcut.cleanup.worlds;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damages a database the way disks, crashes, other programs and chance do. */
public final class DatabaseDamage {
    private static final int HEADER = 100;
    private static final long JOURNAL_MAGIC = 0xd9d505f920a163d7L;
    private static final int LEAF_OF_TABLE = 13;
    private static final int WAL_MAGIC = 0x377f0682;

    private enum Kind {
        FLIPPED_BITS,
        SCRIBBLED,
        DAMAGED_HEADER,
        DAMAGED_PAGE_HEAD,
        DAMAGED_CELL_POINTERS,
        ZEROED_PAGE,
        PAGE_OF_CHANCE,
        SWAPPED_PAGES,
        COPIED_PAGE,
        CUT_OFF,
        CUT_BETWEEN_PAGES,
        LENGTHENED,
        LOST_WRITES,
        DAMAGED_FREELIST,
        DAMAGED_SCHEMA,
        LOST_CELL,
        JOURNAL_OF_CHANCE,
        JOURNAL_WITH_HEADER,
        JOURNAL_OF_ANOTHER_TIME,
        CHANGED_JOURNAL,
        LOG_OF_CHANCE,
        LOG_WITH_HEADER,
        LOG_OF_ANOTHER_TIME,
        CHANGED_LOG,
        INDEX_OF_CHANCE,
        CHANGED_INDEX,
        LOST_FILES_BESIDE;

        static final List<Kind> OFTEN = often();

        private static List<Kind> often() {
            List<Kind> kinds = new ArrayList<>(List.of(values()));
            for (int i = 0; i < 5; i++) kinds.addAll(List.of(LOST_WRITES, FLIPPED_BITS));
            return kinds;
        }
    }

    private final Random random;
    private final DatabaseImage image;
    private final List<DatabaseImage> states;

    private DatabaseDamage(Random random, DatabaseImage image, List<DatabaseImage> states) {
        this.random = random;
        this.image = image;
        this.states = states;
    }

    /**
     * Damages it once or up to three times; returns what was done.
     *
     * @param states others of the same library, whose journals and logs may be left beside it
     */
    public static String inflict(Random random, DatabaseImage image, List<DatabaseImage> states) {
        DatabaseDamage damage = new DatabaseDamage(random, image, states);
        int times = random.nextInt(10) < 7 ? 1 : 1 + random.nextInt(3);
        List<Kind> done = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Kind kind = Kind.OFTEN.get(random.nextInt(Kind.OFTEN.size()));
            done.add(kind);
            damage.inflict(kind);
        }
        return image.name() + " " + done;
    }

    private void inflict(Kind kind) {
        byte[] bytes = image.database();
        int size = image.pageSize();
        int page = otherPage(bytes, size);
        int head = page == 0 ? HEADER : page;
        DatabaseImage state = states.get(random.nextInt(states.size()));
        switch (kind) {
            case FLIPPED_BITS -> flip(bytes, 1 + random.nextInt(8), 0, bytes.length);
            case SCRIBBLED -> scribble(bytes, page + random.nextInt(size), 1 + random.nextInt(64));
            case DAMAGED_HEADER -> scribble(bytes, 16 + random.nextInt(84), 1 + random.nextInt(4));
            case DAMAGED_PAGE_HEAD -> scribble(bytes, head + random.nextInt(12), 1);
            case DAMAGED_CELL_POINTERS ->
                    scribble(bytes, head + 8 + random.nextInt(40), 1 + random.nextInt(4));
            case ZEROED_PAGE -> copy(new byte[size], 0, bytes, page, size);
            case PAGE_OF_CHANCE -> scribble(bytes, page, size);
            case SWAPPED_PAGES -> swap(bytes, page, size);
            case COPIED_PAGE -> copy(bytes, page, bytes, otherPage(bytes, size), size);
            case CUT_OFF -> set("", Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            case CUT_BETWEEN_PAGES -> set("", Arrays.copyOf(bytes, page));
            case LENGTHENED -> set("", lengthened(bytes, 1 + random.nextInt(3 * size)));
            case LOST_WRITES -> takeBack(bytes, size);
            case DAMAGED_FREELIST -> damageFreelist(bytes, size);
            case DAMAGED_SCHEMA ->
                    flip(bytes, 1 + random.nextInt(4), HEADER, Math.min(bytes.length, size));
            case LOST_CELL -> loseACell(bytes, head);
            case JOURNAL_OF_CHANCE -> set(DatabaseImage.JOURNAL, garbage(1, 20_000));
            case JOURNAL_WITH_HEADER -> set(DatabaseImage.JOURNAL, journalWithHeader());
            case JOURNAL_OF_ANOTHER_TIME -> take(state, DatabaseImage.JOURNAL);
            case CHANGED_JOURNAL -> change(DatabaseImage.JOURNAL);
            case LOG_OF_CHANCE -> set(DatabaseImage.WAL, garbage(1, 20_000));
            case LOG_WITH_HEADER -> set(DatabaseImage.WAL, logWithHeader());
            case LOG_OF_ANOTHER_TIME -> take(state, DatabaseImage.WAL);
            case CHANGED_LOG -> change(DatabaseImage.WAL);
            case INDEX_OF_CHANCE -> set(DatabaseImage.SHM, garbage(1, 40_000));
            case CHANGED_INDEX -> change(DatabaseImage.SHM);
            case LOST_FILES_BESIDE ->
                    DatabaseImage.SUFFIXES.stream().skip(1).forEach(image.parts()::remove);
        }
    }

    /**
     * Writes that never reached the disk: some of the newest pages are as they were before. Where
     * rows are lost and their index entries are not, only integrity_check notices.
     */
    private void takeBack(byte[] bytes, int size) {
        byte[] older = image.older();
        List<Integer> changed = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int at = size; at + size <= Math.min(bytes.length, older.length); at += size)
            if (!Arrays.equals(bytes, at, at + size, older, at, at + size)) {
                changed.add(at);
                if (older[at] == LEAF_OF_TABLE) rows.add(at);
            }
        if (changed.isEmpty()) return;
        Collections.shuffle(changed, random);
        List<Integer> lost =
                rows.isEmpty() || random.nextBoolean()
                        ? changed.subList(0, 1 + random.nextInt(changed.size()))
                        : rows;
        for (int at : lost) System.arraycopy(older, at, bytes, at, size);
    }

    private void damageFreelist(byte[] bytes, int size) {
        if (bytes.length < HEADER) return;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int trunk = (buffer.getInt(32) - 1) * size;
        if (trunk > 0 && trunk + 16 < bytes.length && random.nextBoolean())
            scribble(bytes, trunk + random.nextInt(16), 1 + random.nextInt(8));
        else buffer.putInt(random.nextBoolean() ? 32 : 36, random.nextInt(2 + bytes.length / size));
    }

    /** The page says that it holds a cell less, or more. */
    private void loseACell(byte[] bytes, int head) {
        if (head + 5 > bytes.length) return;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int cells = buffer.getShort(head + 3) & 0xffff;
        buffer.putShort(head + 3, (short) Math.max(0, cells + (random.nextInt(4) == 0 ? 1 : -1)));
    }

    private byte[] logWithHeader() {
        byte[] log = garbage(32, 20_000);
        ByteBuffer.wrap(log).putInt(WAL_MAGIC).putInt(3_007_000).putInt(image.pageSize());
        return log;
    }

    private byte[] journalWithHeader() {
        int size = image.pageSize();
        byte[] journal = garbage(512, 512 + 4 * (size + 8));
        ByteBuffer header = ByteBuffer.wrap(journal);
        header.putLong(JOURNAL_MAGIC).putInt(random.nextBoolean() ? -1 : random.nextInt(5));
        header.putInt(random.nextInt());
        header.putInt(random.nextInt(2 + image.database().length / size));
        header.putInt(512).putInt(size);
        return journal;
    }

    private void take(DatabaseImage state, String suffix) {
        byte[] bytes = state.parts().get(suffix);
        if (bytes != null) set(suffix, bytes.clone());
    }

    private void change(String suffix) {
        byte[] bytes = image.parts().get(suffix);
        if (bytes == null || bytes.length == 0) return;
        if (random.nextBoolean()) set(suffix, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        else flip(bytes, 1 + random.nextInt(8), 0, bytes.length);
    }

    private void set(String suffix, byte[] bytes) {
        image.parts().put(suffix, bytes);
    }

    private byte[] garbage(int least, int most) {
        byte[] bytes = new byte[least + random.nextInt(most - least + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] lengthened(byte[] bytes, int by) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + by);
        System.arraycopy(garbage(by, by), 0, longer, bytes.length, by);
        return longer;
    }

    private void flip(byte[] bytes, int times, int from, int to) {
        for (int i = 0; i < times && to > from; i++)
            bytes[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
    }

    private void scribble(byte[] bytes, int at, int length) {
        for (int i = at; i < Math.min(bytes.length, at + length); i++)
            bytes[i] = (byte) random.nextInt(256);
    }

    private int otherPage(byte[] bytes, int size) {
        return random.nextInt(Math.max(1, bytes.length / size)) * size;
    }

    private static void copy(byte[] from, int at, byte[] to, int place, int size) {
        int length = Math.min(size, Math.min(from.length - at, to.length - place));
        System.arraycopy(from, at, to, place, length);
    }

    private void swap(byte[] bytes, int page, int size) {
        int other = otherPage(bytes, size);
        byte[] kept = bytes.clone();
        copy(kept, page, bytes, other, size);
        copy(kept, other, bytes, page, size);
    }
}
