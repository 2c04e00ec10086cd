package app.offcut.ui.review;

import app.offcut.ui.plan.PlannedFile;

/** What the list of a review shows: a project, or one of its files. */
sealed interface ReviewLine {
    Candidate candidate();

    /**
     * @param open whether its files are shown
     */
    record Project(Candidate candidate, boolean open) implements ReviewLine {}

    record File(Candidate candidate, PlannedFile file) implements ReviewLine {}
}
