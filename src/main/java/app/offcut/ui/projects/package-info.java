/** The list of projects with its totals, and the cleanups started from it. */
@NullMarked
package app.offcut.ui.projects;

import org.jspecify.annotations.NullMarked;
