/**
 * What may go and how it goes, from the ground up:
 *
 * <ul>
 *   <li>{@code disk}: the calls that change anything in a library
 *   <li>{@code plan}: which files may go, and why
 *   <li>{@code journal}: what a run is about to do, on the disk before it does it
 *   <li>{@code hold}: where files wait before they are erased
 *   <li>{@code run}: one cleanup from the gate to the report, and recovery
 *   <li>{@code survey}: what the list shows
 *   <li>{@code insights}: what the past of the library tells
 * </ul>
 *
 * Only the planner can make a {@link app.offcut.cleanup.plan.DoomedFile}, and only those can be
 * deleted.
 */
@NullMarked
package app.offcut.cleanup;

import org.jspecify.annotations.NullMarked;
