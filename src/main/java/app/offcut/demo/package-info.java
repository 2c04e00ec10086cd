/** Writes a demo library: a real database, real folders, playable final videos. */
@NullMarked
package app.offcut.demo;

import org.jspecify.annotations.NullMarked;
