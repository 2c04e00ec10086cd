/** Is this MP4 all there? */
@NullMarked
package app.offcut.video;

import org.jspecify.annotations.NullMarked;
