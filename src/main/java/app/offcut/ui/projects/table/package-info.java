/** Draws the rows of {@code ui.projects.list}: the table, its cells and the thumbnails. */
@NullMarked
package app.offcut.ui.projects.table;

import org.jspecify.annotations.NullMarked;
