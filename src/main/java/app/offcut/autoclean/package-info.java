/** Notices a finished final video and asks for a cleanup of its project. */
@NullMarked
package app.offcut.autoclean;

import org.jspecify.annotations.NullMarked;
