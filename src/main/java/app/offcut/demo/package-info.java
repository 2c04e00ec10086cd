/** Writes demo libraries: real records, real folders, playable final videos. */
@NullMarked
package app.offcut.demo;

import org.jspecify.annotations.NullMarked;
