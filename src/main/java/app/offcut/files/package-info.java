/** Offcut's own files outside any library. */
@NullMarked
package app.offcut.files;

import org.jspecify.annotations.NullMarked;
