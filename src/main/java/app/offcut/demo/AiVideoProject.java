package app.offcut.demo;

import app.offcut.generator.aivideogen.AiVideoLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One project of AIvideogen to write, and the paths of its files, relative to the library.
 *
 * @param number from 0
 * @param documentedLayout whether its files are in the documented layout, else in the shipped one
 * @param at when its final was made, or when it was last edited
 * @param small whether it has few files, as one of very many projects
 */
record AiVideoProject(
        int number,
        String id,
        String name,
        AiVideoStage stage,
        boolean documentedLayout,
        int scenes,
        Instant at,
        List<Download> downloads,
        String job,
        boolean small) {

    /**
     * A provider download.
     *
     * @param videoId as in the database; the file's name omits everything up to a colon
     */
    record Download(String provider, String videoId) {
        String path() {
            String stem = videoId.substring(videoId.indexOf(':') + 1);
            return "assets/cache/" + provider + "/" + stem + ".mp4";
        }
    }

    /** How many scenes still have files: none after a cleanup, the first after a failed one. */
    int scenesWithFiles() {
        return switch (stage) {
            case CLEANED -> 0;
            case PARTLY_FAILED -> 1;
            case GROWN_BACK -> Math.min(scenes, 5);
            default -> scenes;
        };
    }

    /** mtime of the files that the final was made of. */
    Instant made() {
        return at.minus(Duration.ofMinutes(40));
    }

    String audio(int scene) {
        String folder = documentedLayout ? ".cache/audio/" : ".cache/audio/projects/";
        return folder + id + "/scene-" + scene + ".mp3";
    }

    String source(int scene) {
        return segments() + "scene-" + scene + "-source.mp4";
    }

    String preview(int scene) {
        return segments() + "scene-%02d-default.mp4".formatted(scene);
    }

    /** A name made of the provider's id and the clip's length. */
    String suggestion(int scene) {
        return segments() + "suggestions/" + clipId(scene) + "-8s.mp4";
    }

    /** An id of eleven characters, as on YouTube. */
    String clipId(int scene) {
        return "%08x-%02d".formatted((id + scene).hashCode(), scene % 100);
    }

    /** A user's own file among the clips. */
    String notes() {
        return segments() + "notes.txt";
    }

    private String segments() {
        return ".cache/videos/" + id + "/";
    }

    /** The folder of the render's temporary files. */
    String scratch() {
        return ".cache/assembly/" + (documentedLayout ? id : job) + "/";
    }

    String finalVideo() {
        return output() + AiVideoLayout.FINAL_NAME;
    }

    String thumbnail() {
        return output() + (documentedLayout ? "final-thumb.jpg" : "thumbnail.jpg");
    }

    private String output() {
        return (documentedLayout ? ".cache/output/" : "public/videos/") + id + "/";
    }

    /** Length of the final as recorded in the database. */
    long finalBytes() {
        return small
                ? DemoVideo.LANDSCAPE.whole().length
                : DemoFiles.between(finalVideo(), 3e6, 7e6);
    }
}
