/**
 * Offcut's own SQLite database, and what every access to SQLite needs. jOOQ generates the
 * subpackage {@code own}.
 */
@NullMarked
package app.offcut.database;

import org.jspecify.annotations.NullMarked;
