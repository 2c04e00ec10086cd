package app.offcut.generator.moneyprinterturbo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.environment.Unprivileged;
import app.offcut.generator.Recognition;
import app.offcut.generator.Root;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The folders of this program, of NarratoAI and of story-flicks look alike. */
class MarksTest {
    private static final String OTHER = "11111111-2222-4333-8444-555555555550";

    @TempDir Path root;

    private void is(Recognition expected) {
        assertEquals(expected, new MoneyPrinterTurbo().recognise(Root.at(root)));
    }

    private SampleTask task() {
        return SampleTask.in(root);
    }

    private void write(String path, String text) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void program() throws Exception {
        write("webui/Main.py", "st.set_page_config(page_title=\"MoneyPrinterTurbo\")");
        write("app/services/task.py", "");
        write("config.example.toml", "");
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryEraWithoutTheProgram(SampleTask.Era era) throws Exception {
        task().finished(era);
        write("config.toml", "[app]");
        is(Recognition.YES);
    }

    @Test
    void knowsItsProgram() throws Exception {
        program();
        is(Recognition.NO); // nothing to clean, not even an empty folder
        Files.createDirectories(root.resolve("storage/tasks"));
        is(Recognition.YES);
        task().file("audio.mp3", new byte[9]);
        is(Recognition.YES);
    }

    @Test
    void isUnsureWithoutAUsableMark() {
        task().file("final-1.mp4", new byte[9]);
        is(Recognition.UNSURE);
        task().file("script.json", new byte[9]);
        is(Recognition.UNSURE);
        SampleTask.in(root, OTHER).finished(SampleTask.Era.APRIL_2024);
        is(Recognition.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"params\": {\"video_subject\": \"x\", \"video_aspect\": \"9:16\"}}",
                "{\"script\": \"x\", \"params\":"
                        + " {\"video_subject\": \"x\", \"video_aspect\": \"9:16\"}}",
                "{\"script\": \"x\", \"search_terms\": \"\", \"params\": {}}",
                "{\"script\": \"x\", \"search_terms\": \"\", \"params\":"
                        + " {\"video_subject\": \"x\"}}",
                "{\"script\": [], \"search_terms\": \"\", \"params\":"
                        + " {\"video_subject\": \"x\", \"video_aspect\": \"9:16\"}}",
                // NarratoAI's parameters
                "{\"script\": \"x\", \"search_terms\": \"\", \"params\": {\"video_subject\": \"\","
                        + " \"video_aspect\": \"9:16\", \"video_clip_json\": []}}",
                "{\"script\": \"x\", \"search_terms\": \"\", \"params\": {\"video_clip_json_path\":"
                        + " \"x\", \"video_origin_path\": \"x\", \"video_aspect\": \"9:16\"}}"
            })
    void wantsTheKeysThatItWrites(String manifest) {
        task().file("script.json", manifest.getBytes(StandardCharsets.UTF_8));
        is(Recognition.UNSURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merger.mp4", "merger_sfx.mp4", "merger_audio.mp3", "story.json"})
    void aFileOfAnotherProgramInAnyTaskMakesItUnsure(String name) throws Exception {
        task().finished(SampleTask.Era.APRIL_2024);
        is(Recognition.YES); // the control
        SampleTask.in(root, OTHER).file(name, new byte[9]);
        is(Recognition.UNSURE);
        program();
        is(Recognition.UNSURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clip_video_unified", "keyframes", "analysis"})
    void aScratchFolderOfAnotherProgramMakesItUnsure(String name) throws Exception {
        task().finished(SampleTask.Era.APRIL_2024);
        write("storage/temp/tmp-voice-1.mp3", "");
        is(Recognition.YES); // the control
        Files.createDirectory(root.resolve("storage/temp").resolve(name));
        is(Recognition.UNSURE);
    }

    @Test
    void refusesNarratoAi() throws Exception {
        task().file("combined.mp4", new byte[9]).file("merger.mp4", new byte[9]);
        is(Recognition.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app/services/clip_video.py",
                "app/services/merger_video.py",
                "app/services/generate_video.py",
                "app/services/audio_merger.py",
                "app/schemas/video.py",
                "app/schemas/story.py"
            })
    void theProgramDecides(String file) throws Exception {
        task().finished(SampleTask.Era.APRIL_2024);
        program();
        write(file, "");
        is(Recognition.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webui.py", "webui/Main.py"})
    void thePageOfTheProgramDecides(String page) throws Exception {
        task().finished(SampleTask.Era.APRIL_2024);
        write(page, "# NarratoAI, made of MoneyPrinterTurbo");
        is(Recognition.NO);
    }

    @Test
    void aForkThatHasRenamedItselfIsKnownByItsTasks() throws Exception {
        write("webui/Main.py", "st.set_page_config(page_title=\"VideoFactory\")");
        is(Recognition.NO);
        task().file("final-1.mp4", new byte[9]);
        is(Recognition.UNSURE);
        task().finished(SampleTask.Era.APRIL_2024);
        is(Recognition.YES);
    }

    @Test
    void isNotSureOfWhatItCannotRead() throws Exception {
        task().finished(SampleTask.Era.APRIL_2024);
        SampleTask.in(root, OTHER).file("merger.mp4", new byte[9]);
        Unprivileged.open(root);
        Unprivileged.mode(root.resolve("storage/tasks").resolve(OTHER), "---------");
        Unprivileged.call(() -> {
            is(Recognition.UNSURE);
            return null;
        });
    }

    @Test
    void followsNoLink() throws Exception {
        SampleTask.in(root.resolve("elsewhere")).finished(SampleTask.Era.APRIL_2024);
        Files.createSymbolicLink(root.resolve("storage"), root.resolve("elsewhere/storage"));
        is(Recognition.NO);
        program(); // then the user can be asked about the link
        is(Recognition.YES);
        Files.delete(root.resolve("storage"));
        Files.createDirectory(root.resolve("storage"));
        is(Recognition.NO);
        Files.createSymbolicLink(
                root.resolve("storage/tasks"), root.resolve("elsewhere/storage/tasks"));
        is(Recognition.YES);
    }

    @Test
    void saysNoElsewhere() throws Exception {
        is(Recognition.NO);
        write("storage/tasks/readme.txt", "");
        is(Recognition.NO);
        Files.createDirectory(root.resolve("storage/tasks/my-task"));
        is(Recognition.NO);
    }
}
