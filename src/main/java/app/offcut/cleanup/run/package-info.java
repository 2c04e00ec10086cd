/**
 * One cleanup from the gate to the report, and recovery of the runs of earlier starts. Entry point:
 * {@link app.offcut.cleanup.run.Cleanup}.
 */
@NullMarked
package app.offcut.cleanup.run;

import org.jspecify.annotations.NullMarked;
