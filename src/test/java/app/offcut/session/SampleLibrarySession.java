package app.offcut.session;

import app.offcut.generator.FileMeaning;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.scan.FirstOpening;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is the same of every made-up library: one of AIvideogen without pictures. */
abstract class SampleLibrarySession implements Session {
    @Override
    public Path root() {
        return Path.of(System.getProperty("user.home"), "videos", "generator");
    }

    @Override
    public String name() {
        return "generator";
    }

    @Override
    public String meaning(String file) {
        return FileMeaning.of(AiVideoLayout.LAYOUT, List.of(file.split("/")))
                .map(FileMeaning::words)
                .orElse(file);
    }

    @Override
    public boolean hasAudio() {
        return true;
    }

    @Override
    public String afterCleanup() {
        return Texts.of("generator.aivideogen.after");
    }

    @Override
    public Map<String, HeldFiles> olderCopies() {
        return Map.of();
    }

    @Override
    public Optional<byte[]> picture(String projectId) {
        return Optional.empty();
    }

    @Override
    public FirstOpening.Found introduction() {
        return firstOpening().orElseThrow();
    }
}
