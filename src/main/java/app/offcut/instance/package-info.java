/**
 * Single instance: one window per user and state folder. The first start holds a lock and receives
 * the requests of later starts.
 */
@NullMarked
package app.offcut.instance;

import org.jspecify.annotations.NullMarked;
