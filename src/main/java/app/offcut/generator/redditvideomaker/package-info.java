/**
 * RedditVideoMakerBot, as read in its sources of September 2024: one folder below {@code
 * assets/temp} per thread, finals of all threads in {@code results}, and a row in {@code
 * video_creation/data/videos.json} once a final is made.
 */
@NullMarked
package app.offcut.generator.redditvideomaker;

import org.jspecify.annotations.NullMarked;
