/** The settings from the user and from the environment. */
@NullMarked
package app.offcut.settings;

import org.jspecify.annotations.NullMarked;
