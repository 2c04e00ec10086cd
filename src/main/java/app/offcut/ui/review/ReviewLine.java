package app.offcut.ui.review;

import app.offcut.ui.plan.PlannedFile;

/** A line of the review: a project, or one of its files. */
sealed interface ReviewLine {
    Candidate candidate();

    record Project(Candidate candidate, boolean open) implements ReviewLine {}

    record File(Candidate candidate, PlannedFile file) implements ReviewLine {}
}
