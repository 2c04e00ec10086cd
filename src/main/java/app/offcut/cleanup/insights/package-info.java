/** What the library's past tells: where its space goes, and when its disk is full. Read-only. */
@NullMarked
package app.offcut.cleanup.insights;

import org.jspecify.annotations.NullMarked;
