package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class SnapshotsTest extends SharedDownloadFixture {
    @Test
    void touchesNothingOfADamagedDatabase() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + sample.database());
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (SELECT"
                            + " rootpage FROM sqlite_master WHERE name = 'idx_scenes_project')"
                            + " WHERE name = 'idx_projects_last_active'");
        }
        var problem =
                org.junit.jupiter.api.Assertions.assertThrows(
                        app.offcut.text.Problem.class, () -> engine.cleanup.plan("p1"));
        assertEquals(app.offcut.text.Problem.Code.DATABASE_CORRUPT, problem.code());
    }
}
