package app.offcut.generator;

import java.time.Duration;

/**
 * A file that a generator made for no project and needs no longer.
 *
 * @param category its kind
 * @param age how long it must not have changed before it may go
 */
public record Scratch(Category category, Duration age) {}
