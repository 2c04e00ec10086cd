/** The files of a plan on show: ticked out by a person, ticked off as a cleanup runs. */
@NullMarked
package app.offcut.ui.plan;

import org.jspecify.annotations.NullMarked;
