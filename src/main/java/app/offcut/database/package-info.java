/**
 * The two SQLite databases: the generator's (read-mostly, short locks) and Offcut's own. jOOQ
 * generates the subpackages {@code shipped}, {@code documented} and {@code own}.
 */
@NullMarked
package app.offcut.database;

import org.jspecify.annotations.NullMarked;
