/** The library as the list shows it: one row per project with its state and sizes. Read-only. */
@NullMarked
package app.offcut.cleanup.survey;

import org.jspecify.annotations.NullMarked;
