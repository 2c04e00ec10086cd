package app.offcut.generator.oracle;

import app.offcut.generator.oracle.OracleTree.Fate;
import app.offcut.generator.oracle.OracleTree.Gate;
import java.util.List;

/** {@code storage/tasks/{id}}: a film, and a picture, a voice and a text per scene. */
final class StoryFlicksOracle implements GeneratorOracle {
    private static final List<String> NEVER =
            List.of(
                    "1.srt",
                    "x.png",
                    ".png",
                    "1.jpg",
                    "1.PNG",
                    "1a.png",
                    "\uff11.png",
                    "\u0661.mp3",
                    "1\n.mp3",
                    "Video.mp4",
                    "video.mp4\n",
                    "Story.json");

    @Override
    public String generator() {
        return "story-flicks";
    }

    @Override
    public void draw(OracleTree tree) {
        tree.project = tree.hex(12);
        String task = "storage/tasks/" + tree.project + "/";
        tree.gate = Gate.DOUBTS; // nothing tells how long the film should be
        tree.video(task + "video.mp4", Fate.STAYS);
        tree.file(task + "story.json", Fate.STAYS, "{\"story_prompt\": \"A fox\"}");
        for (int n = 1; n <= 1 + tree.random.nextInt(4); n++) {
            tree.older(task + n + ".png", Fate.GOES);
            tree.older(task + n + ".mp3", Fate.GOES);
            tree.older(task + n + ".srt", Fate.STAYS);
        }
        for (int i = 0; i < tree.random.nextInt(6); i++)
            switch (tree.random.nextInt(4)) {
                case 0 -> tree.unknown(task);
                case 1 -> tree.near(task, "video.mp4");
                case 2 -> tree.near(task, "1.png");
                default -> tree.older(task + tree.any(NEVER), Fate.STAYS);
            }
        tree.older("storage/tasks/1.png", Fate.STAYS);
        tree.older("storage/tasks/other/1.png", Fate.STAYS);
    }
}
