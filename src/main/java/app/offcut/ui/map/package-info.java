/** The library as a map: areas as large as what they take on the disk. */
@NullMarked
package app.offcut.ui.map;

import org.jspecify.annotations.NullMarked;
