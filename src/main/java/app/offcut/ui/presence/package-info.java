/** Whether the window is visible, what closing it means, and the tray icon. */
@NullMarked
package app.offcut.ui.presence;

import org.jspecify.annotations.NullMarked;
