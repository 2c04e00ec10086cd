/** The files of a plan on screen: unticked by the user, ticked off as a cleanup runs. */
@NullMarked
package app.offcut.ui.plan;

import org.jspecify.annotations.NullMarked;
