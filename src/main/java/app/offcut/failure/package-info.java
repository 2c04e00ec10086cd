/**
 * Why a call failed: the one place that turns an error of the system or SQLite into a {@link
 * app.offcut.text.Problem} with the true cause, the object concerned and what to do now.
 */
@NullMarked
package app.offcut.failure;

import org.jspecify.annotations.NullMarked;
