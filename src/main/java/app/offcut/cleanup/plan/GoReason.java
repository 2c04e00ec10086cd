package app.offcut.cleanup.plan;

import app.offcut.text.TextKey;

/** Why a file may go. */
public enum GoReason implements TextKey {
    OWN_INTERMEDIATE("own-intermediate"),
    ASSEMBLY_OF_PROJECT("assembly-of-project"),
    PROVIDER_UNSHARED("provider-unshared"),
    /** A shared download that no project needs. */
    STOCK_UNUSED("stock-unused"),
    /** Made for no project. */
    SCRATCH("scratch"),
    /** Of a deleted project. */
    ORPHAN("orphan");

    private final String word;

    GoReason(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    @Override
    public String key() {
        return "goes." + word();
    }
}
