import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/**
 * Build-time tool, run as a single source file with the toolchain's java: makes a scratch SQLite
 * file of each schema from the project's own SQL and lets jOOQ generate from it.
 *
 * <p>Arguments: the folder of the application's resources, the folder to write into.
 */
public class GenerateTables {
    private static final String GENERATOR = "generator/aivideogen/";
    private static final String MIGRATION = GENERATOR + "026_add_cleanup_tracking.sql";

    /** The scripts of each package, from the folder of the application's resources. */
    private static final Map<String, List<String>> SCHEMAS =
            Map.of(
                    GENERATOR + "shipped",
                    List.of(GENERATOR + "host-shipped.sql", MIGRATION),
                    GENERATOR + "documented",
                    List.of(GENERATOR + "host-documented.sql", MIGRATION),
                    "database/own",
                    List.of(
                            "database/own-1.sql",
                            "database/own-2.sql",
                            "database/own-3.sql",
                            "database/own-4.sql",
                            "database/own-5.sql",
                            "database/own-6.sql",
                            "database/own-7.sql",
                            "database/own-8.sql",
                            "database/own-9.sql"));

    public static void main(String[] args) throws Exception {
        // its own DDL parser cannot read all of SQLite's DDL and says so loudly; only checks get
        // lost
        ((Logger) LoggerFactory.getLogger("org.jooq")).setLevel(Level.OFF);
        for (var schema : SCHEMAS.entrySet())
            generate(Path.of(args[0]), schema.getValue(), schema.getKey(), Path.of(args[1]));
    }

    private static void generate(Path sql, List<String> scripts, String name, Path out)
            throws Exception {
        Path db = Files.createTempFile("offcut-codegen", ".db");
        try {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + db);
                    Statement statement = connection.createStatement()) {
                for (String script : scripts)
                    statement.executeUpdate(Files.readString(sql.resolve(script)));
            }
            GenerationTool.generate(
                    new Configuration()
                            .withLogging(Logging.ERROR)
                            .withJdbc(
                                    new Jdbc()
                                            .withDriver("org.sqlite.JDBC")
                                            .withUrl("jdbc:sqlite:" + db))
                            .withGenerator(
                                    new Generator()
                                            .withDatabase(database())
                                            .withGenerate(new Generate().withComments(false))
                                            .withTarget(
                                                    new Target()
                                                            .withPackageName(
                                                                    "app.offcut."
                                                                            + name.replace(
                                                                                    '/', '.'))
                                                            .withDirectory(out.toString()))));
        } finally {
            Files.deleteIfExists(db);
        }
    }

    private static Database database() {
        return new Database()
                .withName("org.jooq.meta.sqlite.SQLiteDatabase")
                .withExcludes("sqlite_.*")
                .withIncludeCheckConstraints(false)
                // SQLite's INTEGER has 64 bits, its REAL is a double: otherwise jOOQ reads int and
                // float, and cuts off silently
                .withForcedTypes(
                        new ForcedType().withName("BIGINT").withIncludeTypes("(?i:INTEGER|INT)"),
                        new ForcedType().withName("DOUBLE").withIncludeTypes("(?i:REAL)"));
    }
}
