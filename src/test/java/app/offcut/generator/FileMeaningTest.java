package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.SystemLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileMeaningTest {
    private static final String TASK = "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d";
    private static final String CLIP = "vid-0123456789abcdef0123456789abcdef.mp4";

    private static Optional<FileMeaning> of(Layout layout, String path) {
        return FileMeaning.of(layout, List.of(path.split("/")));
    }

    private static Layout layout(String generator) {
        return Generators.named(generator).orElseThrow().layout();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aivideogen | .cache/audio/projects/p1/scene-3.mp3 | Scene 3 · voice",
                "aivideogen | .cache/audio/p1/scene-03.WAV.part | Scene 3 · voice · unfinished",
                "aivideogen | .cache/videos/p1/scene-1-source.mp4 | Scene 1 · source clip",
                "aivideogen | .cache/videos/p1/scene-01-default.mp4 | Scene 1 · preview clip",
                "aivideogen | .cache/videos/p1/scene-2-custom-7s.mov | Scene 2 · clip “custom-7s”",
                "aivideogen | .cache/videos/p1/suggestions/a-b-08s.mp4 | Suggested clip a-b · 8 s",
                "aivideogen | .cache/assembly/job/scene-1-trimmed.mp4 | Scene 1 · trimmed clip",
                "aivideogen | .cache/trimmed/p1/scene-1-trimmed.mp4 | Scene 1 · trimmed clip",
                "aivideogen | .cache/assembly/job/concatenated.mp4 | Joined clips",
                "aivideogen | .cache/assembly/job/concatenated-list.txt | List of joined clips",
                "aivideogen | assets/cache/dvids/988497.mp4 | Download 988497 · dvids",
                "aivideogen | assets/cache/dvids/dvids/988497.mp4 | Download 988497 · dvids",
                "aivideogen | public/videos/p1/final.mp4 | Final video",
                "aivideogen | public/videos/p1/thumbnail.jpg | Thumbnail",
                "moneyprinterturbo | storage/tasks/TASK/combined-2.mp4 | Video 2 · joined clips",
                "moneyprinterturbo | storage/tasks/TASK/combined.mp4 | Joined clips",
                "moneyprinterturbo | storage/tasks/TASK/audio.mp3 | Narration",
                "moneyprinterturbo | storage/tasks/TASK/final-2.mp4 | Final video · final-2.mp4",
                "moneyprinterturbo | storage/tasks/TASK/CLIP | Stock clip 01234567",
                "moneyprinterturbo | storage/cache_videos/CLIP | Stock clip 01234567",
                "moneyprinterturbo | storage/tasks/TASK/sonilo-bgm-7.m4a | Music",
                "moneyprinterturbo | storage/tasks/TASK/temp-clip-7.mp4"
                        + "| Leftover of a render · temp-clip-7.mp4",
                "moneyprinterturbo | storage/temp/tmp-voice-TASK.mp3 | Voice that was tried",
                "pixelle-video | output/t/frames/01_audio.mp3 | Scene 1 · voice",
                "pixelle-video | output/t/frames/01_narration_2.mp3 | Scene 1 · voice, part 2",
                "pixelle-video | output/t/frames/12_tail_reference.png | Scene 12 · last picture",
                "pixelle-video | output/t/frames/02_segment.mp4 | Scene 2 · finished clip",
                "pixelle-video | output/t/frames/02_video.mp4_overlay.mp4"
                        + "| Scene 2 · clip with text",
                "pixelle-video | output/t/frames/02_audiolist.txt | Scene 2 · list of voices",
                "pixelle-video | temp/trimmed_01234567_02_video.mp4 | Scene 2 · trimmed clip",
                "pixelle-video | output/t/My title.mp4 | Final video · My title.mp4",
                "reddit-video-maker-bot | assets/temp/t/mp3/title.mp3 | Title · voice",
                "reddit-video-maker-bot | assets/temp/t/mp3/0.mp3 | Comment 1 · voice",
                "reddit-video-maker-bot | assets/temp/t/mp3/postaudio-9.mp3"
                        + "| Post, part 10 · voice",
                "reddit-video-maker-bot | assets/temp/t/png/comment_3.png | Comment 4 · picture",
                "reddit-video-maker-bot | assets/temp/t/background.mp4 | Background video",
                "reddit-video-maker-bot | results/sub/a.mp4 | Final video · a.mp4"
            })
    void saysWhatAFileIs(String generator, String path, String words) {
        String whole = path.replace("TASK", TASK).replace("CLIP", CLIP);
        assertEquals(words, of(layout(generator), whole).orElseThrow().words());
    }

    @Test
    void readsTheSceneWhateverItsNumber() {
        Random random = new Random(17);
        for (int i = 0; i < 500; i++) {
            int scene = random.nextInt(1, 10_000);
            String padded = "%0" + random.nextInt(1, 6) + "d";
            String digits = padded.formatted(scene);
            assertEquals(
                    List.of("" + scene),
                    of(layout("aivideogen"), ".cache/audio/p" + i + "/scene-" + digits + ".mp3")
                            .orElseThrow()
                            .parts());
            String frame = "output/t" + i + "/frames/" + "%02d_image.png".formatted(scene);
            assertEquals(
                    List.of("" + scene), of(layout("pixelle-video"), frame).orElseThrow().parts());
        }
    }

    /** A name that the layout knows nothing of stays as it is: a guess would be a promise. */
    @Test
    void givesNoMeaningToWhatTheLayoutDoesNotKnow() {
        Random random = new Random(18);
        for (Generator generator : Generators.all()) {
            Layout layout = generator.layout();
            for (int i = 0; i < 20_000; i++) {
                List<String> path = path(layout, random);
                Optional<FileMeaning> meaning = FileMeaning.of(layout, path);
                if (meaning.isPresent()) {
                    assertTrue(known(layout, path), generator.word() + " " + path);
                    assertTrue(!meaning.get().words().isBlank());
                }
            }
        }
    }

    private static boolean known(Layout layout, List<String> path) {
        String name = path.getLast();
        if (layout.isFinalName(name) || layout.isThumbnailName(name)) return true;
        for (Zone zone : layout.zones()) {
            int depth = zone.names().size();
            if (path.size() <= depth || !path.subList(0, depth).equals(zone.names())) continue;
            List<String> below = path.subList(depth, path.size());
            if (layout.sourceOf(below).isPresent() || layout.scratch(zone, below).isPresent())
                return true;
            if (zone.folderOf(below).isPresent()
                    && layout.classify(zone, zone.innerOf(below)).isPresent()) return true;
        }
        return false;
    }

    /** Pieces of names of all generators, put together anyhow, in and beside their folders. */
    private static List<String> path(Layout layout, Random random) {
        String[] pieces = {
            "scene-1",
            "scene-",
            "-trimmed",
            "-source",
            ".mp3",
            ".mp4",
            ".part",
            "_image",
            "01",
            "final",
            "final-1",
            "combined-2",
            "frames",
            "suggestions",
            "vid-",
            "audio",
            "title",
            "img7",
            "comment_2",
            ".png",
            ".txt",
            "x",
            "É",
            "{0}",
            "'",
            "-8s",
            "temp",
            "mp3",
            "png"
        };
        List<String> path = new ArrayList<>();
        List<Zone> zones = layout.zones();
        if (random.nextInt(8) > 0) path.addAll(zones.get(random.nextInt(zones.size())).names());
        for (int names = random.nextInt(1, 4); names > 0; names--) {
            StringBuilder name = new StringBuilder();
            for (int parts = random.nextInt(1, 4); parts > 0; parts--)
                name.append(pieces[random.nextInt(pieces.length)]);
            path.add(name.toString());
        }
        return path;
    }

    /** Only what stands before its folder differs between two projects. */
    @Test
    void meansTheSameInEveryProject() {
        for (String path : Arrays.asList("scene-4-source.mp4", "suggestions/q-3s.webm"))
            assertEquals(
                    of(layout("aivideogen"), ".cache/videos/p1/" + path),
                    of(layout("aivideogen"), ".cache/videos/" + TASK + "/" + path));
    }

    @Test
    void speaksTheLanguageOfTheUser() {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            FileMeaning voice =
                    of(layout("aivideogen"), ".cache/audio/p1/scene-3.mp3").orElseThrow();
            assertEquals("Szene 3 · Stimme", voice.words());
        }
    }
}
