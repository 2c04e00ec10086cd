package app.offcut.generator.aivideogen;

import app.offcut.text.TextKey;

/** The form of the database's tables. */
public enum SchemaForm implements TextKey {
    PROGRAM("program"),
    DOCUMENTS("documents"),
    BOTH("both"),
    UNKNOWN("unknown");

    private final String word;

    SchemaForm(String word) {
        this.word = word;
    }

    @Override
    public String key() {
        return "ui.first.form." + word;
    }

    static SchemaForm of(HostSchema schema) {
        boolean program = schema.has("assembly_jobs");
        boolean documents = schema.has("audio_files") || schema.has("rendered_videos");
        if (program) return documents ? BOTH : PROGRAM;
        return documents ? DOCUMENTS : UNKNOWN;
    }
}
