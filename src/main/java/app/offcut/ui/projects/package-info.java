/**
 * The list of projects with its totals, and the cleanups started from it.
 *
 * <p>A click on a row's button goes this way and comes back:
 *
 * <ol>
 *   <li>{@code ProjectsView.act} turns the button's action into a call of the model.
 *   <li>{@code ProjectsModel.cleanUp} hands the project to the lane.
 *   <li>{@code CleanLane} plans and executes in the background when it is the project's turn, and
 *       shows the progress.
 *   <li>{@code ProjectsModel.finished} receives the engine's report, as of every other run.
 *   <li>{@code RowRefresher.refresh} measures the row, and {@code ProjectList.replace} shows it.
 * </ol>
 *
 * <p>An area above the list goes the same way, after its review.
 */
@NullMarked
package app.offcut.ui.projects;

import org.jspecify.annotations.NullMarked;
