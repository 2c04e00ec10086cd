package app.offcut.cleanup.plan;

import app.offcut.generator.Facts;
import app.offcut.library.scan.Scan;

/** Fills in the statuses that Offcut itself keeps, where the generator keeps none. */
public interface KeptStatuses {
    /** For a generator that keeps them. */
    KeptStatuses NONE = (facts, _) -> facts;

    /**
     * @param scan of the same moment; it decides whether a project still has the final of then
     */
    Facts in(Facts facts, Scan scan);
}
