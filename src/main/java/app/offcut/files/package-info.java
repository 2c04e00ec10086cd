/** The files of Offcut's own that lie in no library. */
@NullMarked
package app.offcut.files;

import org.jspecify.annotations.NullMarked;
