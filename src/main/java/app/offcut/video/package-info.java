/**
 * Decides whether an MP4 is complete. {@code Mp4Reader} reads the file's index (ISO/IEC 14496-12)
 * and a few blocks of its media data; it decodes nothing. A {@code Box} is the position of a box in
 * the file, a {@code BoxBody} its content in memory; the first {@code Flaw} aborts reading.
 */
@NullMarked
package app.offcut.video;

import org.jspecify.annotations.NullMarked;
