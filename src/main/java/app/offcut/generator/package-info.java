/**
 * What Offcut must know of a video generator. A generator looks only: it names places and files and
 * reads its own records. It may narrow what goes, never widen it; the packages above ask these
 * interfaces and know no table, folder or file name of any generator.
 */
@NullMarked
package app.offcut.generator;

import org.jspecify.annotations.NullMarked;
