/** AIvideogen: its folders and file names, and its SQLite database. */
@NullMarked
package app.offcut.generator.aivideogen;

import org.jspecify.annotations.NullMarked;
