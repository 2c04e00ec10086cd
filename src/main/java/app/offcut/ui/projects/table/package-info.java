/**
 * Draws the rows of {@code ui.projects.list}: the table, its cells, and the picture of each
 * project.
 */
@NullMarked
package app.offcut.ui.projects.table;

import org.jspecify.annotations.NullMarked;
