/** Whether the window is in sight, what closing it means, and the icon in the desktop's tray. */
@NullMarked
package app.offcut.ui.presence;

import org.jspecify.annotations.NullMarked;
