/** The page with what the library's past tells: charts, each with a table of the same numbers. */
@NullMarked
package app.offcut.ui.insights;

import org.jspecify.annotations.NullMarked;
