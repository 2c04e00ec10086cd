package app.offcut.cleanup.areas;

import app.offcut.generator.SampleFolder;
import app.offcut.generator.moneyprinterturbo.SampleTask;
import app.offcut.generator.moneyprinterturbo.SampleTask.Era;
import app.offcut.generator.pixelle.PixelleSample;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A library of each generator that leaves files of no project, with one finished project. */
enum ScratchLibrary {
    AIVIDEOGEN(
            ".cache/audio/temp/",
            "1764000000000.mp3",
            "1764000000001.mp3",
            Duration.ofHours(1),
            ".cache/audio",
            List.of(
                    ".cache/audio/temp/voice.mp3",
                    ".cache/audio/previews/1764000000000.mp3",
                    ".cache/audio/projects/temp/1764000000000.mp3")) {
        @Override
        Project finished(Path root) {
            SampleLibrary sample = SampleLibrary.in(root, Form.SHIPPED_AT_026);
            Path video = sample.project("p1").scenes(2).finished().finalFile();
            return new Project() {
                @Override
                public Path finalVideo() {
                    return video;
                }

                @Override
                public void another(Duration changed) {
                    sample.sql(
                            "INSERT INTO assembly_jobs(id, project_id, status, total_scenes,"
                                    + " created_at) VALUES ('new', 'p1', 'pending', 2, ?)",
                            sample.now().minus(changed).toString());
                }

                @Override
                public void draft() {
                    sample.project("draft");
                }
            };
        }
    },
    /** Its container's volumes. */
    MONEYPRINTERTURBO(
            "storage/temp/",
            "tmp-voice-5d1f0c52-9a4b-4f0e-8c3d-6b7a8e9f0a1b.mp3",
            "tmp-voice-0b9c2e7d-1f3a-4c5b-9d8e-7f6a5b4c3d2e.mp3",
            Duration.ofDays(1),
            "storage",
            List.of(
                    "storage/temp/tmp-voice-1.mp3",
                    "storage/temp/tmp-voice-5d1f0c52-9a4b-4f0e-8c3d-6b7a8e9f0a1b.wav",
                    "storage/tasks/tmp-voice-5d1f0c52-9a4b-4f0e-8c3d-6b7a8e9f0a1b.mp3",
                    "storage/tmp-voice-5d1f0c52-9a4b-4f0e-8c3d-6b7a8e9f0a1b.mp3")) {
        @Override
        Project finished(Path root) {
            new SampleFolder(root).text("config.toml", "[app]\n");
            return task(root);
        }
    },
    /** In the folder of the program itself. */
    MONEYPRINTERTURBO_WITH_ITS_PROGRAM(MONEYPRINTERTURBO) {
        @Override
        Project finished(Path root) {
            new SampleFolder(root).text("webui/Main.py", "st.title(\"MoneyPrinterTurbo\")\n");
            return task(root);
        }
    },
    PIXELLE_VIDEO(
            "temp/",
            "trimmed_0a1b2c3d_01_video.mp4_overlay.mp4",
            "padded_4e5f6071_02_video.mp4_overlay.mp4",
            Duration.ofDays(1),
            "output",
            List.of(
                    "temp/trimmed_1.mp4",
                    "temp/assets_0a1b2c3d4e5f/trimmed_0a1b2c3d_01_video.mp4",
                    "output/trimmed_0a1b2c3d_01_video.mp4_overlay.mp4",
                    "trimmed_0a1b2c3d_01_video.mp4_overlay.mp4")) {
        @Override
        Project finished(Path root) {
            PixelleSample sample = new PixelleSample(root).standard(PixelleSample.TASK);
            return new Project() {
                @Override
                public Path finalVideo() {
                    return root.resolve("output/" + PixelleSample.TASK + "/final.mp4");
                }

                @Override
                public void another(Duration changed) {
                    String frame = "output/20260616_090000_00ff/frames/01_audio.mp3";
                    sample.file(frame, new byte[400], changed);
                }
            };
        }
    };

    final String folder;

    /** Names of two files that may go. */
    final String one;

    final String other;

    /** How long they must not have changed. */
    final Duration age;

    /** The folder in which they are held. */
    final String hold;

    /** Paths of files that only look like them. */
    final List<String> alike;

    ScratchLibrary(
            String folder,
            String one,
            String other,
            Duration age,
            String hold,
            List<String> alike) {
        this.folder = folder;
        this.one = folder + one;
        this.other = folder + other;
        this.age = age;
        this.hold = hold;
        this.alike = alike;
    }

    ScratchLibrary(ScratchLibrary like) {
        folder = like.folder;
        one = like.one;
        other = like.other;
        age = like.age;
        hold = like.hold;
        alike = like.alike;
    }

    /** Its project. */
    interface Project {
        Path finalVideo();

        /** Begins another render, of which something changed at last so long ago. */
        void another(Duration changed);

        /** Leaves a project of which no render was begun, or only long ago. */
        default void draft() {
            another(Duration.ofDays(2));
        }
    }

    abstract Project finished(Path root);

    /** A finished task; another one has nothing but its manifest. */
    private static Project task(Path root) {
        SampleTask task = SampleTask.in(root).finished(Era.APRIL_2024);
        return new Project() {
            @Override
            public Path finalVideo() {
                return root.resolve(task.folder()).resolve("final-1.mp4");
            }

            @Override
            public void another(Duration changed) {
                String id = "11111111-2222-4333-8444-555555555550";
                SampleTask begun = SampleTask.in(root, id).manifest("");
                begun.changed("script.json", changed);
            }
        };
    }
}
