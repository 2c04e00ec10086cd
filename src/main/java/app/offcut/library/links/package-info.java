/**
 * Where a zone really is: trusted links, and zones that existed before but are missing now. Absent
 * is not empty.
 */
@NullMarked
package app.offcut.library.links;

import org.jspecify.annotations.NullMarked;
