package app.offcut.cleanup.worlds;

/** Names for {@link RandomLibraryFacts}: such as a generator gives, and such as it never would. */
final class OddNames {
    static final String[] IDS = {
        "p0", "p1", "p2", "p3", "P3",
        "3f0c5b1e-77aa-4c1e-9d0a-0f6d1c2b3a49", "Stra\u00dfe", "caf\u00e9", "cafe\u0301", "Twin",
        "twin", "a b", "100%", "x:y", "id.with.dots",
        "-dash", "\u6c37", "w".repeat(255), "j0", "j1",
        "contact", "tests"
    };
    static final String[] UNSAFE_IDS = {
        "", ".", "..", "a/b", "a\\b", ".hidden", "trail.", "trail ",
        "CON", "nul.txt", "previews", "temp", "test", "music", "projects", "thumbnails",
        ".offcut", "new\nline", "w".repeat(256), "x\u0085y"
    };
    static final String[] ODD_SOUNDS = {
        "SCENE-3.MP3", "scene-4.ogg", "scene-12.M4a", "scene-\u0661.mp3", "\u017fcene-5.mp3",
        "scene-1.mp3.bak", "scene-1.mp3.part", "scene-6.wav.TMP", "scene-7.mp3\n", "notes.txt",
        ".gitkeep", "metadata.json", "sub/scene-1.mp3", "scene-.mp3", "scene-1",
        "voice.mp3", "scene-8.mp3 ", " scene-8.mp3", "scene-9.db", "scene-1-x.mp4"
    };
    static final String[] ODD_CLIPS = {
        "holiday.mp4", "Holiday.mp4", "scene-1-source.mp4.part",
        "scene-1-source.mp4.ytdl", "scene-2-X.MKV", "scene-3-.mov",
        "scene-3-a\nb.mp4", "scene-3-a.mp4\n", "scene-3-a.avi",
        "scene-4-a.mp4.part-Frag3", "suggestions/x-8s.mp4", "suggestions/x-8S.WEBM.part",
        "Suggestions/x-9s.mp4", "suggestions/deep/x-8s.mp4", "suggestions/plain.mp4",
        "sub/scene-1-x.mp4", ".gitkeep", "cache.db",
        "cache.db-wal", "scene-5-a.m\u212av", "scene-6-back\\slash.mp4",
        "scene-7-caf\u00e9.mp4", "scene-7-cafe\u0301.mp4", "scene-8-100%25.mp4",
        "scene-9-a:b.mp4", "metadata.json", "final.mp4",
        "scene-1.mp3"
    };
    static final String[] SCRATCH = {
        "scene-1-trimmed.mp4", "concatenated.mp4", "concatenated-list.txt", "downloads/x.part",
        "data.db", "data.db-journal", "sub/.gitkeep", "Metadata.JSON",
        "a\nb", "deep/er/x"
    };
    static final String[] ENDINGS = {
        ".mp4", ".mp4", ".mp4", ".webm", ".mp4.part", ".tmp", ".mp4.mp4", ".MP4", "", ".json"
    };
    static final String[] OPEN_STATUSES = {
        "pending", "pending", "failed", "in_progress", "COMPLETE"
    };
    static final String[] PROVIDERS = {"dvids", "nasa", "youtube", "DVIDS", "a b"};

    /** Some are one after sanitising, in another case or another Unicode form. */
    static final String[] VIDEO_IDS = {
        "988497", "video:988497", "9:8:8497", "Army:Navy:Game", "Navy-Game", "Game", "a<b>c",
        "a-b-c", "x?|*", "pad", " pad ", "be\u0007ll", "bell", "AbCdEfGhIjK",
        "aBcDeFgHiJk", "caf\u00e9", "cafe\u0301", "100%25", "100%", "v.1", "v",
        "v.1.mp4", "final", "metadata", "scene-1", "..", "../../x", "x/y",
        "y", "", "video:", "con", "line\nbreak", "back\\slash", "slash",
        "\u6c37"
    };

    private OddNames() {}
}
