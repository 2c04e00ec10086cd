/** The areas above the list: files that belong to no single project. */
@NullMarked
package app.offcut.ui.projects.areas;

import org.jspecify.annotations.NullMarked;
