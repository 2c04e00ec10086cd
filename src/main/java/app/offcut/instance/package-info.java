/**
 * One window per user and state folder: who starts first, holds a lock and hears what later starts
 * ask of it.
 */
@NullMarked
package app.offcut.instance;

import org.jspecify.annotations.NullMarked;
