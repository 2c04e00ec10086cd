/** The question whether a cache folder that is a link, or was moved, may be used. */
@NullMarked
package app.offcut.ui.links;

import org.jspecify.annotations.NullMarked;
