/**
 * story-flicks, as a generator that only tests know: its projects are folders, its finals lie
 * beside its intermediates, and it keeps no status. It shows what a further generator takes.
 */
@org.jspecify.annotations.NullMarked
package app.offcut.generator.storyflicks;
