/**
 * AIvideogen: its folders and file names ({@link app.offcut.generator.aivideogen.AiVideoLayout}),
 * and its SQLite database (read-mostly, short locks), whose tables jOOQ generates into the
 * subpackages {@code shipped} and {@code documented}.
 */
@NullMarked
package app.offcut.generator.aivideogen;

import org.jspecify.annotations.NullMarked;
