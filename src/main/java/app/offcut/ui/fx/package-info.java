/** What every screen shares: the one door between threads, and what is told to the user. */
@NullMarked
package app.offcut.ui.fx;

import org.jspecify.annotations.NullMarked;
