package app.offcut.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.generator.aivideogen.HostFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Every kind of damage to offcut.db. */
enum OwnDatabaseDamage {
    MISSING(Naive.LOSES_PINS, Files::delete),
    LENGTH_0(Naive.LOSES_PINS, file -> Files.write(file, new byte[0])),
    NO_TABLES(
            Naive.LOSES_PINS,
            file -> {
                Files.delete(file);
                sql(file, "CREATE TABLE x(y); DROP TABLE x");
            }),
    TABLES_OF_ANOTHER_PROGRAM(
            Naive.LOSES_PINS,
            file -> {
                Files.delete(file);
                sql(file, "CREATE TABLE x(y)");
            }),
    DANGLING_LINK(
            Naive.LOSES_PINS,
            file -> {
                Files.delete(file);
                Files.createSymbolicLink(file, file.resolveSibling("nowhere"));
            }),
    CUT_IN_HALF(Naive.FAILS, file -> cut(file, (int) Files.size(file) / 2)),
    CUT_BY_ONE_PAGE(Naive.FAILS, file -> cut(file, (int) Files.size(file) - 4096)),
    CUT_IN_THE_HEADER(Naive.FAILS, file -> cut(file, 50)),
    NO_DATABASE(Naive.FAILS, file -> Files.writeString(file, "Not a database. ".repeat(1000))),
    ZEROS(Naive.FAILS, file -> Files.write(file, new byte[(int) Files.size(file)])),
    FOLDER(
            Naive.FAILS,
            file -> {
                Files.delete(file);
                Files.createDirectory(file);
                Files.createFile(file.resolve("something"));
            }),
    PIPE(
            Naive.FAILS,
            file -> {
                Files.delete(file);
                assertEquals(0, new ProcessBuilder("mkfifo", "" + file).start().waitFor());
            }),
    PIN_TABLE_MISSING(Naive.FAILS, file -> sql(file, "DROP TABLE pin")),
    COLUMN_MISSING(
            Naive.FAILS, file -> sql(file, "ALTER TABLE pin RENAME COLUMN project_id TO project")),
    PIN_PAGE_ZEROED(Naive.STILL_FINDS_THEM, file -> write(file, page(file, "pin"), new byte[4096])),
    PIN_INDEX_LACKS_A_ROW(Naive.LOSES_PINS, file -> emptyPage(file, "sqlite_autoindex_pin_1"));

    final Naive naive;
    private final Making making;

    OwnDatabaseDamage(Naive naive, Making making) {
        this.naive = naive;
        this.making = making;
    }

    private interface Making {
        void make(Path file) throws Exception;
    }

    void make(Path file) throws Exception {
        making.make(file);
    }

    /** What an opening that takes the file for a new one finds. */
    enum Naive {
        LOSES_PINS,
        FAILS,
        /** In the index, which still contains the pins. */
        STILL_FINDS_THEM
    }

    static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    private static void sql(Path file, String script) {
        new HostFile(file).run(script);
    }

    private static int page(Path file, String name) {
        String query = "SELECT rootpage FROM sqlite_schema WHERE name='" + name + "'";
        return Integer.parseInt(new HostFile(file).rows(query).getFirst());
    }

    /** A sound page without a row: a write that the disk lost. */
    static void emptyPage(Path file, String name) throws IOException {
        byte[] page = new byte[4096];
        page[0] = 10; // a leaf of an index
        page[5] = 0x10; // its content would begin at its end
        write(file, page(file, name), page);
    }

    private static void write(Path file, int page, byte[] bytes) throws IOException {
        byte[] all = Files.readAllBytes(file);
        System.arraycopy(bytes, 0, all, (page - 1) * 4096, 4096);
        Files.write(file, all);
    }
}
