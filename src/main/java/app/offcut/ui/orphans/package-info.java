/** The folders of projects that were deleted in the generator. */
@NullMarked
package app.offcut.ui.orphans;

import org.jspecify.annotations.NullMarked;
