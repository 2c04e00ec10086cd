/**
 * Is this MP4 all there? {@code Mp4Reader} asks the file's index (ISO/IEC 14496-12) and a few
 * blocks of its media data, never a decoder. A box in the file is a {@code Box}, its content in
 * memory a {@code BoxBody}; the first {@code Flaw} found ends the reading.
 */
@NullMarked
package app.offcut.video;

import org.jspecify.annotations.NullMarked;
