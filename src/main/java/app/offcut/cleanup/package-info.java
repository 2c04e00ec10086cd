/**
 * What may go and how it goes: {@link app.offcut.cleanup.plan.Gate} asks whether a project may be
 * cleaned at all, {@link app.offcut.cleanup.plan.CleanupPlanner} gives every file a reason to go or to
 * stay, {@link app.offcut.cleanup.run.Cleanup} runs a plan. Only the planner can make a {@link
 * app.offcut.cleanup.plan.DoomedFile}, and only those can be deleted.
 */
@NullMarked
package app.offcut.cleanup;

import org.jspecify.annotations.NullMarked;
