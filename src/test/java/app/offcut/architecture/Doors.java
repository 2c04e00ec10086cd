package app.offcut.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The closed doors: what only a few named classes may do. {@link ArchitectureTest} checks that the
 * house keeps each rule, and that the classes of {@code violations} break it.
 */
final class Doors {
    private Doors() {}

    private static final String[] SQL = {"org.jooq..", "java.sql..", "javax.sql..", "org.sqlite.."};

    private static final String PLAIN_SQL = "app.offcut.database.Sql";

    private static final List<String> DATABASES =
            List.of(
                    "app.offcut.database.OwnDatabase",
                    "app.offcut.database.LibraryMemory",
                    "app.offcut.generator.aivideogen.HostDatabase");

    static final Map<Class<?>, Set<String>> ERASERS =
            Map.of(
                    Files.class, Set.of("delete", "deleteIfExists", "move"),
                    File.class, Set.of("delete", "deleteOnExit", "renameTo"),
                    FileSystemProvider.class, Set.of("delete", "deleteIfExists", "move"),
                    SecureDirectoryStream.class, Set.of("deleteFile", "deleteDirectory", "move"));

    private static final String ROOT = "app.offcut.session.OpenLibrary";

    /** Of one library each; the engine builds its own parts. */
    static final Map<String, List<String>> BUILDERS =
            Map.of(
                    ROOT,
                    List.of(
                            "app.offcut.autoclean.AutoClean",
                            "app.offcut.autoclean.FinalsSeen",
                            "app.offcut.cleanup.plan.Pins",
                            "app.offcut.cleanup.plan.Snapshots",
                            "app.offcut.cleanup.plan.UntickedFiles",
                            "app.offcut.cleanup.run.FileAudit",
                            "app.offcut.cleanup.run.OwnStatuses",
                            "app.offcut.cleanup.run.RunHistory",
                            "app.offcut.cleanup.insights.InsightsReader",
                            "app.offcut.cleanup.survey.MeasuredList",
                            "app.offcut.cleanup.survey.Surveyor",
                            "app.offcut.library.links.TrustedLinks",
                            "app.offcut.library.links.ZoneLinks",
                            "app.offcut.library.links.ZonesSeen",
                            "app.offcut.library.scan.FirstOpening",
                            "app.offcut.library.scan.UsageScanner",
                            "app.offcut.settings.AutoCleanSetting",
                            "app.offcut.settings.UserPreferences"),
                    "app.offcut.generator.aivideogen.AiVideoRecords",
                    List.of("app.offcut.generator.aivideogen.HostDatabase"),
                    "app.offcut.cleanup.run.Cleanup",
                    List.of(
                            "app.offcut.cleanup.run.CleanupRun",
                            "app.offcut.cleanup.run.PendingRuns",
                            "app.offcut.cleanup.run.Recovery",
                            "app.offcut.cleanup.run.RunEnd",
                            "app.offcut.cleanup.run.RunLock",
                            "app.offcut.cleanup.run.SecondGate",
                            "app.offcut.cleanup.run.StatusOutbox"));

    /** Where no library is open. */
    private static final Map<String, Set<String>> ALSO_BUILD =
            Map.of(
                    "app.offcut.settings.UserPreferences",
                    // they hold for the whole application
                    Set.of(
                            "app.offcut.cli.KeepCommand",
                            "app.offcut.cli.LibraryChoice",
                            "app.offcut.ui.MainModel"));

    static Stream<ArchRule> all() {
        return Stream.of(
                allBut(
                                "app.offcut.cleanup.disk.Directory",
                                "app.offcut.cleanup.disk.PathHandle",
                                "app.offcut.files.OwnFile")
                        .should(access("a method that erases or moves a file", Doors::erases))
                        .because(
                                "Directory alone takes single names and follows no link;"
                                        + " OwnFile knows a few names, none of a generator's"),
                outside(
                                "app.offcut.cleanup.disk..",
                                "app.offcut.cleanup.hold..",
                                "app.offcut.cleanup.journal..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("app.offcut.cleanup.disk.Directory")
                        .because("only cleanup.hold may erase, and it takes nothing but entries"),
                outside("app.offcut.cleanup.disk..")
                        .and(
                                areNot(
                                        "app.offcut.cleanup.hold.ZoneHold",
                                        "app.offcut.cleanup.hold.FolderTake",
                                        "app.offcut.cleanup.hold.FolderReturn"))
                        .should(access("a method that moves a file", Doors::moves))
                        .because("they know whether a file is the condemned one, or put it back"),
                allBut("app.offcut.generator.aivideogen.Backup")
                        .should()
                        .accessField(StandardOpenOption.class, "DELETE_ON_CLOSE")
                        .because("only a backup that is not finished may vanish by itself"),
                allBut("app.offcut.cleanup.plan.CleanupPlanner")
                        .should(construct("app.offcut.cleanup.plan.DoomedFile"))
                        .because("what the planner never condemned must not even be expressible"),
                allBut(
                                "app.offcut.cleanup.journal.Manifest$Entry",
                                "app.offcut.cleanup.journal.EntryFormat")
                        .should(construct("app.offcut.cleanup.journal.Manifest$Entry"))
                        .because("a manifest may name nothing but DoomedFiles"),
                noClasses()
                        .should(access("another object of a library", Doors::buildsAgain))
                        .because("two of them may disagree; OpenLibrary hands each one down"),
                outside("app.offcut.ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                        .because("the command line must run without a toolkit"),
                noClasses()
                        .that()
                        .haveNameNotMatching("app\\.offcut\\.ui\\.fx\\.(Fx)?Background(\\$.*)?")
                        .should(access("Platform.runLater", Doors::runsLater))
                        .because("one door between threads is one place to look for a race"),
                outside(
                                "app.offcut.database..",
                                "app.offcut.generator.aivideogen..",
                                "app.offcut.demo..",
                                "app.offcut.failure..")
                        .and(describe("do not hold a database", type -> !holdsADatabase(type)))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(SQL).or(describe("are Sql", Doors::isPlainSql)))
                        .because(
                                "SQL is found by what it keeps: the rows of AIvideogen in"
                                        + " generator.aivideogen, what offcut.db remembers in the class"
                                        + " that is named after it and holds the database"),
                outside("app.offcut.generator.*..", "app.offcut.demo..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("app.offcut.generator.*..")
                        .because("the engine serves every generator and knows none"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.logging..")
                        .because("there is one log, SLF4J's"),
                outside("app.offcut.cli..")
                        .and(areNot("app.offcut.Main"))
                        .should(access("System.out or System.err", Doors::prints))
                        .because("a command's output is its result and nothing else"),
                outside("app.offcut.ui..", "app.offcut.cli..")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(File.class)
                        .because("a File loses bytes of a name that a Path keeps"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Utils?|Helper|Manager|Service|Impl)")
                        .because("a name that fits everything says nothing"));
    }

    private static GivenClassesConjunction allBut(String... classes) {
        return noClasses().that(areNot(classes));
    }

    private static GivenClassesConjunction outside(String... packages) {
        return noClasses().that().resideOutsideOfPackages(packages);
    }

    private static DescribedPredicate<JavaClass> areNot(String... classes) {
        List<String> names = List.of(classes);
        return describe("are not " + names, type -> !names.contains(type.getFullName()));
    }

    private static ArchCondition<JavaClass> access(
            String what, Predicate<JavaAccess<?>> forbidden) {
        DescribedPredicate<JavaAccess<?>> described = describe("of " + what, forbidden);
        return ArchConditions.accessTargetWhere(described);
    }

    private static ArchCondition<JavaClass> construct(String type) {
        return access("the constructor of " + type, access -> isNew(access, type));
    }

    private static boolean erases(JavaAccess<?> access) {
        return ERASERS.entrySet().stream()
                .anyMatch(eraser ->
                        access.getTargetOwner().isAssignableTo(eraser.getKey())
                                && eraser.getValue().contains(access.getName()));
    }

    private static boolean isPlainSql(JavaClass type) {
        return type.getFullName().equals(PLAIN_SQL);
    }

    /** A class below the screens, or one nested in it. */
    private static boolean holdsADatabase(JavaClass type) {
        JavaClass holder = ArchitectureTest.outermost(type);
        return !resideInAnyPackage("app.offcut.session..", "app.offcut.cli..", "app.offcut.ui..")
                        .test(holder)
                && holder.getFields().stream()
                        .anyMatch(field -> DATABASES.contains(field.getRawType().getFullName()));
    }

    private static boolean buildsAgain(JavaAccess<?> access) {
        String built = access.getTargetOwner().getFullName();
        String builder = access.getOriginOwner().getFullName();
        return isNew(access, built)
                && !builder.equals(built)
                && BUILDERS.entrySet().stream()
                        .anyMatch(one ->
                                one.getValue().contains(built) && !one.getKey().equals(builder))
                && !ALSO_BUILD.getOrDefault(built, Set.of()).contains(builder);
    }

    private static boolean moves(JavaAccess<?> access) {
        return is(access, "app.offcut.cleanup.disk.Directory", "moveIn")
                || is(access, "app.offcut.cleanup.disk.WayBack", "moveOut");
    }

    private static boolean runsLater(JavaAccess<?> access) {
        return is(access, "javafx.application.Platform", "runLater");
    }

    private static boolean prints(JavaAccess<?> access) {
        return is(access, System.class.getName(), "out")
                || is(access, System.class.getName(), "err");
    }

    private static boolean is(JavaAccess<?> access, String owner, String name) {
        return access.getTargetOwner().getFullName().equals(owner) && access.getName().equals(name);
    }

    static boolean isNew(JavaAccess<?> access, String owner) {
        return is(access, owner, JavaConstructor.CONSTRUCTOR_NAME);
    }
}
