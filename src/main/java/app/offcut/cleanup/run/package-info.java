/**
 * One cleanup from the gate to the report, and what becomes of a run that an earlier start has
 * left. {@link app.offcut.cleanup.run.Cleanup} is the way in.
 */
@NullMarked
package app.offcut.cleanup.run;

import org.jspecify.annotations.NullMarked;
