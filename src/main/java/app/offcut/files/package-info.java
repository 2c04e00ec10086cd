/** Names, open folders and the identity of files; and Offcut's own files outside any library. */
@NullMarked
package app.offcut.files;

import org.jspecify.annotations.NullMarked;
