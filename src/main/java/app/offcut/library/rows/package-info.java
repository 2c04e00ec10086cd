/**
 * What the generator's database says of its projects. Every string is untrusted: a path is only
 * ever compared with what was listed on the disk.
 */
@NullMarked
package app.offcut.library.rows;

import org.jspecify.annotations.NullMarked;
