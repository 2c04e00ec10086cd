/** The library as a treemap: areas proportional to disk space. */
@NullMarked
package app.offcut.ui.map;

import org.jspecify.annotations.NullMarked;
