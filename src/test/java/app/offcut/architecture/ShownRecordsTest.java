package app.offcut.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.generator.Records;
import app.offcut.library.scan.UsageScanner;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is remembered for showing one row decides about no file. */
class ShownRecordsTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("app.offcut");

    private static Set<String> callers(Class<?> owner, String method) {
        Set<String> callers = new TreeSet<>();
        HOUSE.get(owner).getMethods().stream()
                .filter(one -> one.getName().equals(method))
                .flatMap(one -> one.getCallsOfSelf().stream())
                .map(call -> call.getOrigin())
                .forEach(from ->
                        callers.add(from.getOwner().getSimpleName() + "." + from.getName()));
        return callers;
    }

    /** A plan that used them would not know what was written since. */
    @Test
    void onlyARowIsMeasuredFromRememberedRecords() {
        String shown = Snapshots.class.getSimpleName() + ".shown";
        assertEquals(Set.of(shown), callers(Records.class, "shown"));
        assertEquals(
                Set.of(Surveyor.class.getSimpleName() + ".row"), callers(Snapshots.class, "shown"));
    }

    /** A plan that used it would not know the finals of other projects. */
    @Test
    void onlyARowListsAProjectAlone() {
        String take = Snapshots.class.getSimpleName() + ".takeShown";
        assertEquals(Set.of(take), callers(UsageScanner.class, "scanAlone"));
        assertEquals(
                Set.of(Snapshots.class.getSimpleName() + ".shown"),
                callers(Snapshots.class, "takeShown"));
    }
}
