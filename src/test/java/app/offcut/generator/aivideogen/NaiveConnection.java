package app.offcut.generator.aivideogen;

import java.sql.DriverManager;

/** The control: opens a database as the driver does it by itself, and waits for its end. */
public final class NaiveConnection {
    private NaiveConnection() {}

    public static void main(String[] args) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            System.out.println("connected");
            if (args.length > 0) System.in.read();
        }
    }
}
