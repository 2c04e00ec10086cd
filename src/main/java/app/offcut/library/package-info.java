/**
 * What there is: the folder of one generator, its zones, its projects as the database tells them
 * and its files as they lie on the disk. Looking only; nothing here changes anything in a library.
 */
@NullMarked
package app.offcut.library;

import org.jspecify.annotations.NullMarked;
