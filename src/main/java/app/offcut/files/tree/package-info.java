/**
 * Reads folders with the attributes of all their entries at the price of the system calls, on Linux
 * through the foreign-function API. Reads only; follows no link.
 */
@NullMarked
package app.offcut.files.tree;

import org.jspecify.annotations.NullMarked;
