/**
 * Where a zone really is: links that the user has agreed to follow, and zones that were there
 * before and are missing now. Absent is not empty.
 */
@NullMarked
package app.offcut.library.links;

import org.jspecify.annotations.NullMarked;
