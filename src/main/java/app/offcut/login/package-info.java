/** Starts Offcut when the user logs in, with the mechanism of each desktop. */
@NullMarked
package app.offcut.login;

import org.jspecify.annotations.NullMarked;
