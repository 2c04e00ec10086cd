package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.generator.Facts;
import app.offcut.samples.SampleLibrary.Form;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orphans are known only where the records tell for certain which projects there are. */
class CertainOrphansTest extends EngineFixture {
    @ParameterizedTest
    @CsvSource({
        "true, '', true",
        "false, '', false",
        "true, a table is missing, false",
    })
    void needCompleteRecordsWithoutAProblem(boolean complete, String problem, boolean certain) {
        library(Form.SHIPPED);
        sample.project("p1").scenes(1).finished();
        open();
        Snapshot whole = engine.snapshots.whole();
        Facts facts =
                new Facts(
                        whole.facts().projects(),
                        whole.facts().strays(),
                        complete,
                        problem.isEmpty() ? List.of() : List.of(problem));
        Snapshot snapshot =
                new Snapshot(
                        engine.library,
                        facts,
                        whole.references(),
                        whole.scan(),
                        _ -> true,
                        UserKeeps.NOTHING,
                        whole.writers(),
                        whole.at(),
                        new FinalStability());
        assertEquals(certain, new Orphans(snapshot).certain());
    }
}
