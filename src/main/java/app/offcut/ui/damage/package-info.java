/** The page in place of the library while Offcut's own database is damaged. */
@NullMarked
package app.offcut.ui.damage;

import org.jspecify.annotations.NullMarked;
