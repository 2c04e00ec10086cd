/** What the keyboard does, and what this Offcut is: its version, its folder, its licences. */
@NullMarked
package app.offcut.ui.help;

import org.jspecify.annotations.NullMarked;
