/**
 * What the generator's database records about its projects. Every string is untrusted: a path is
 * only compared with what was listed on the disk.
 */
@NullMarked
package app.offcut.library.rows;

import org.jspecify.annotations.NullMarked;
