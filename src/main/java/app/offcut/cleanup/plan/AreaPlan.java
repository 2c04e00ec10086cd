package app.offcut.cleanup.plan;

import java.util.List;

/**
 * What the plan of an area says beyond its files.
 *
 * @param unfinished names of projects that are not finished but have been quiet for so long that
 *     they do not block the cleanup; what they use stays
 */
public record AreaPlan(AreaChoice choice, List<String> unfinished) {}
