/**
 * Decides what may go. {@link app.offcut.cleanup.plan.Snapshots} reads rows and disk once, {@link
 * app.offcut.cleanup.plan.Gate} decides whether a project may be cleaned at all, {@link
 * app.offcut.cleanup.plan.CleanupPlanner} gives each file a reason to go or to stay. Nothing here
 * changes anything.
 */
@NullMarked
package app.offcut.cleanup.plan;

import org.jspecify.annotations.NullMarked;
