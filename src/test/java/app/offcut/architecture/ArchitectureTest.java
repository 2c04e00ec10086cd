package app.offcut.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The floors and the closed doors. The house must keep every rule, and the classes of {@code
 * architecture.violations} must break it: a rule that cannot fail is no rule.
 */
class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("app.offcut");
    private static final JavaClasses VIOLATIONS =
            new ClassFileImporter()
                    .withImportOption(place ->
                            place.contains("/violations/") || place.contains("/CondemnsByItself"))
                    .importPackages("app.offcut");

    /** Bottom to top; {@code session} plugs everything together. */
    private static final List<String> FLOORS =
            List.of(
                    "app.offcut.text..",
                    "app.offcut.failure..",
                    "app.offcut.files..",
                    "app.offcut.database..",
                    "app.offcut.generator",
                    "app.offcut.generator.aivideogen..",
                    "app.offcut.settings..",
                    "app.offcut.instance..",
                    "app.offcut.login..",
                    "app.offcut.library",
                    "app.offcut.library.links..",
                    "app.offcut.library.scan..",
                    "app.offcut.video..",
                    "app.offcut.cleanup.disk..",
                    "app.offcut.cleanup.plan..",
                    "app.offcut.cleanup.journal..",
                    "app.offcut.cleanup.hold..",
                    "app.offcut.cleanup.run..",
                    "app.offcut.cleanup.survey..",
                    "app.offcut.cleanup.insights..",
                    "app.offcut.autoclean..",
                    "app.offcut.demo..",
                    "app.offcut.session..");

    private static final String[] GENERATED = {
        "app.offcut.database.own..",
        "app.offcut.generator.aivideogen.documented..",
        "app.offcut.generator.aivideogen.shipped.."
    };

    private static final List<String> SCREENS = List.of("app.offcut.cli..", "app.offcut.ui..");

    @ParameterizedTest
    @MethodSource("app.offcut.architecture.Doors#all")
    void keepsItsDoorsClosed(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("app.offcut.architecture.Doors#all")
    void noticesAnOpenDoor(ArchRule rule) {
        assertTrue(rule.evaluate(VIOLATIONS).hasViolation(), rule.getDescription());
    }

    @Test
    void noticesEveryWayToErase() {
        String found =
                Doors.all()
                        .findFirst()
                        .orElseThrow()
                        .evaluate(VIOLATIONS)
                        .getFailureReport()
                        .toString();
        Doors.ERASERS.forEach((owner, names) ->
                names.forEach(name ->
                        assertTrue(
                                found.contains(owner.getName() + "." + name),
                                owner + "." + name + " in " + found)));
    }

    @Test
    void buildsEachObjectOfALibraryOnce() {
        Doors.BUILDERS.forEach((builder, built) ->
                built.forEach(name ->
                        assertEquals(
                                1,
                                HOUSE.get(builder).getConstructorCallsFromSelf().stream()
                                        .filter(call -> Doors.isNew(call, name))
                                        .count(),
                                name)));
    }

    @Test
    void usesOnlyFloorsBelow() {
        for (int floor = 0; floor < FLOORS.size(); floor++)
            usesNothingAbove(
                            FLOORS.get(floor),
                            Stream.concat(FLOORS.stream().skip(floor + 1), SCREENS.stream())
                                    .toArray(String[]::new))
                    .check(HOUSE);
        usesNothingAbove("app.offcut.cli..", "app.offcut.ui..").check(HOUSE);
        usesNothingAbove("app.offcut.ui..", "app.offcut.cli..").check(HOUSE);
    }

    @Test
    void noticesAFloorUpsideDown() {
        ArchRule rule =
                usesNothingAbove(
                        "app.offcut.architecture.violations.low..",
                        "app.offcut.architecture.violations.high..");
        assertTrue(rule.evaluate(VIOLATIONS).hasViolation());
    }

    @Test
    void goesRoundInNoCircle() {
        circleFree("app.offcut.(**)").check(HOUSE.that(resideOutsideOfPackages(GENERATED)));
    }

    @Test
    void noticesACircle() {
        ArchRule rule = circleFree("app.offcut.architecture.violations.(**)");
        assertTrue(rule.evaluate(VIOLATIONS).hasViolation());
    }

    /** A type counts together with those nested in it. */
    @Test
    void decidesInTypesThatGoRoundInNoCircle() {
        circleFreeTypes()
                .check(
                        HOUSE.that(
                                resideInAnyPackage(
                                        "app.offcut.autoclean..",
                                        "app.offcut.cleanup.plan..",
                                        "app.offcut.cleanup.journal..",
                                        "app.offcut.cleanup.run..",
                                        "app.offcut.cleanup.survey..")));
    }

    @Test
    void noticesTypesInACircle() {
        assertTrue(circleFreeTypes().evaluate(VIOLATIONS).hasViolation());
    }

    private static ArchRule usesNothingAbove(String floor, String... above) {
        return noClasses()
                .that()
                .resideInAPackage(floor)
                .and()
                .doNotHaveFullyQualifiedName("app.offcut.Main")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .because("a floor uses only the floors below it");
    }

    private static ArchRule circleFree(String packages) {
        return slices().matching(packages)
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("packages in a circle can only be understood all at once");
    }

    private static ArchRule circleFreeTypes() {
        SliceAssignment eachType =
                new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(outermost(type).getFullName());
                    }

                    @Override
                    public String getDescription() {
                        return "each top-level type";
                    }
                };
        return slices().assignedFrom(eachType)
                .should()
                .beFreeOfCycles()
                .because("what decides about deleting is read from top to bottom");
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
