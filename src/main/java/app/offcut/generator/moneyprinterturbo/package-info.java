/**
 * MoneyPrinterTurbo, read in its source of July 2026: its tasks are folders, its finals lie beside
 * their intermediates, and it keeps no status. {@link
 * app.offcut.generator.moneyprinterturbo.TaskNames} says which name was written from when to when.
 * NarratoAI and story-flicks, which took over its code and its folders, are recognised as other
 * programs.
 */
@NullMarked
package app.offcut.generator.moneyprinterturbo;

import org.jspecify.annotations.NullMarked;
