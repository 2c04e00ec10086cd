/**
 * The rows of the list, their filtering and sorting, and the totals. No controls, so everything
 * here can be tested without a toolkit.
 */
@NullMarked
package app.offcut.ui.projects.list;

import org.jspecify.annotations.NullMarked;
