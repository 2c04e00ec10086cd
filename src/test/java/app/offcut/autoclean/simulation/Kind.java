package app.offcut.autoclean.simulation;

/** How a project goes. */
interface Kind {
    /** How often it is cleaned in the end. */
    int cleanings();

    /** Whether it has a true end that auto-clean can be sure of. */
    default boolean good() {
        return cleanings() > 0;
    }

    /** Whether its program is ended at any step. */
    default boolean killed() {
        return false;
    }

    /** Whether its next run begins in the middle of a cleanup. */
    default boolean replaced() {
        return false;
    }
}
