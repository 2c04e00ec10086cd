package app.offcut.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/** Every kind of damage to offcut.db. */
enum OwnDatabaseDamage {
    MISSING(Naive.LOSES_PINS) {
        @Override
        void make(Path file) throws IOException {
            Files.delete(file);
        }
    },
    LENGTH_0(Naive.LOSES_PINS) {
        @Override
        void make(Path file) throws IOException {
            Files.write(file, new byte[0]);
        }
    },
    NO_TABLES(Naive.LOSES_PINS) {
        @Override
        void make(Path file) throws Exception {
            Files.delete(file);
            sql(file, "CREATE TABLE x(y)", "DROP TABLE x");
        }
    },
    TABLES_OF_ANOTHER_PROGRAM(Naive.LOSES_PINS) {
        @Override
        void make(Path file) throws Exception {
            Files.delete(file);
            sql(file, "CREATE TABLE x(y)");
        }
    },
    DANGLING_LINK(Naive.LOSES_PINS) {
        @Override
        void make(Path file) throws IOException {
            Files.delete(file);
            Files.createSymbolicLink(file, file.resolveSibling("nowhere"));
        }
    },
    CUT_IN_HALF(Naive.FAILS) {
        @Override
        void make(Path file) throws IOException {
            cut(file, (int) Files.size(file) / 2);
        }
    },
    CUT_BY_ONE_PAGE(Naive.FAILS) {
        @Override
        void make(Path file) throws IOException {
            cut(file, (int) Files.size(file) - 4096);
        }
    },
    CUT_IN_THE_HEADER(Naive.FAILS) {
        @Override
        void make(Path file) throws IOException {
            cut(file, 50);
        }
    },
    NO_DATABASE(Naive.FAILS) {
        @Override
        void make(Path file) throws IOException {
            Files.writeString(file, "Not a database. ".repeat(1000));
        }
    },
    ZEROS(Naive.FAILS) {
        @Override
        void make(Path file) throws IOException {
            Files.write(file, new byte[(int) Files.size(file)]);
        }
    },
    FOLDER(Naive.FAILS) {
        @Override
        void make(Path file) throws IOException {
            Files.delete(file);
            Files.createDirectory(file);
            Files.createFile(file.resolve("something"));
        }
    },
    PIPE(Naive.FAILS) {
        @Override
        void make(Path file) throws Exception {
            Files.delete(file);
            assertEquals(0, new ProcessBuilder("mkfifo", "" + file).start().waitFor());
        }
    },
    PIN_TABLE_MISSING(Naive.FAILS) {
        @Override
        void make(Path file) throws Exception {
            sql(file, "DROP TABLE pin");
        }
    },
    COLUMN_MISSING(Naive.FAILS) {
        @Override
        void make(Path file) throws Exception {
            sql(file, "ALTER TABLE pin RENAME COLUMN project_id TO project");
        }
    },
    PIN_PAGE_ZEROED(Naive.STILL_FINDS_THEM) {
        @Override
        void make(Path file) throws Exception {
            zeroPage(file, "pin");
        }
    },
    PIN_INDEX_LACKS_A_ROW(Naive.LOSES_PINS) {
        @Override
        void make(Path file) throws Exception {
            emptyPage(file, "sqlite_autoindex_pin_1");
        }
    };

    final Naive naive;

    OwnDatabaseDamage(Naive naive) {
        this.naive = naive;
    }

    abstract void make(Path file) throws Exception;

    /** Whether who opens it as a new one finds a memory without pins. */
    enum Naive {
        LOSES_PINS,
        FAILS,
        /** In the index, which has not lost them yet. */
        STILL_FINDS_THEM
    }

    static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    private static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String one : statements) statement.executeUpdate(one);
        }
    }

    private static int page(Path file, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT rootpage FROM sqlite_schema WHERE name='" + name + "'")) {
            return rows.getInt(1);
        }
    }

    private static void zeroPage(Path file, String name) throws Exception {
        write(file, page(file, name), new byte[4096]);
    }

    /** A sound page without a row: a write that the disk lost. */
    static void emptyPage(Path file, String name) throws Exception {
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
