package app.offcut.ui.review;

import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.review.Candidate.Answer;
import app.offcut.ui.review.ReviewModel.Expected;
import app.offcut.ui.review.ReviewModel.Sum;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is ticked in a review, added up.
 *
 * @param closed how many of its files lie in folders that this user may not change
 */
record TickedSum(Sum sum, long closed) {
    /** By the plans. A file with several hard links counts once, even across projects. */
    static TickedSum of(List<Candidate> candidates) {
        Set<Object> counted = new HashSet<>();
        int going = 0;
        long files = 0;
        long bytes = 0;
        long closed = 0;
        for (Candidate candidate : candidates) {
            Answer.Planned planned = candidate.going();
            if (planned == null) continue;
            going++;
            closed += planned.closed();
            for (PlannedFile file : candidate.plan().files()) {
                if (!file.goes()) continue;
                files++;
                if (counted.add(file.item().sameFile())) bytes += file.item().bytes();
            }
        }
        return new TickedSum(new Sum(going, files, bytes), closed);
    }

    /** By the plans that are there, else by the list. */
    static Expected expected(List<Candidate> candidates) {
        int ticked = 0;
        int unplanned = 0;
        long bytes = 0;
        for (Candidate candidate : candidates) {
            boolean waits = candidate.undecided();
            if (!waits && candidate.going() == null) continue;
            ticked++;
            bytes += candidate.expectedBytes();
            if (waits) unplanned++;
        }
        return new Expected(ticked, unplanned, bytes);
    }
}
