/**
 * Pixelle-Video, as read in its sources of June 2026: one folder below {@code output} per task, and
 * a {@code metadata.json} in it once the final is made.
 */
@NullMarked
package app.offcut.generator.pixelle;

import org.jspecify.annotations.NullMarked;
