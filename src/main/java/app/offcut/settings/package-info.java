/** What the user and the environment have chosen. */
@NullMarked
package app.offcut.settings;

import org.jspecify.annotations.NullMarked;
