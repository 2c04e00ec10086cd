/** Cleanups of files that belong to no single project. */
@org.jspecify.annotations.NullMarked
package app.offcut.cleanup.areas;
