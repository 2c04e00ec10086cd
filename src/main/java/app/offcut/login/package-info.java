/** Starts Offcut when the user logs in, in the way of each desktop. */
@NullMarked
package app.offcut.login;

import org.jspecify.annotations.NullMarked;
