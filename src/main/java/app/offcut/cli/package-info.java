/** The command line: one class per command. */
@NullMarked
package app.offcut.cli;

import org.jspecify.annotations.NullMarked;
