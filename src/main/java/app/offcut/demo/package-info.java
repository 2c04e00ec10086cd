/** Writes a demo library: a real database, real folders, final videos that play. */
@NullMarked
package app.offcut.demo;

import org.jspecify.annotations.NullMarked;
