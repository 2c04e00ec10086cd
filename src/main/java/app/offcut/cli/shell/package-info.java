/**
 * The manual and the completions for shells, written from what the parser knows of the commands.
 */
@NullMarked
package app.offcut.cli.shell;

import org.jspecify.annotations.NullMarked;
