/** One project in full: its video, its sizes, and what a cleanup would do with every file. */
@NullMarked
package app.offcut.ui.detail;

import org.jspecify.annotations.NullMarked;
