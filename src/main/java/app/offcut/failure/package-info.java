/**
 * Why a call failed: the one place that turns what the system or SQLite says into a {@link
 * app.offcut.text.Problem} with the true cause, the object that it concerns and what to do now.
 */
@NullMarked
package app.offcut.failure;

import org.jspecify.annotations.NullMarked;
