/**
 * The rows of the list, which of them are shown in which order, and the figures over all of them.
 * No controls: everything here can be tested without a toolkit.
 */
@NullMarked
package app.offcut.ui.projects.list;

import org.jspecify.annotations.NullMarked;
