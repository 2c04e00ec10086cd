/**
 * Automatic cleanup: notices a finished final video and cleans its project. {@code WatchLoop}
 * decides when to look, {@code FinalsCheck} which finals are new, {@code DueCleanups} runs the
 * cleanup; {@code KeepTimes} and {@code HeldElsewhere} erase expired holds; {@code SpaceRules}
 * makes room.
 */
@NullMarked
package app.offcut.autoclean;

import org.jspecify.annotations.NullMarked;
