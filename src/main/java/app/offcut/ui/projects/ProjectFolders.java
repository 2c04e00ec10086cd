package app.offcut.ui.projects;

import app.offcut.cleanup.survey.ProjectRow.FinalFile;
import app.offcut.session.Session;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder of a project for the file manager: where its final video is, or else its first
 * intermediate.
 */
public record ProjectFolders(Session session, Background background, Consumer<Notice> notices) {
    /** Calls the consumer, or says why there is no folder. */
    public void find(ListedProject project, Consumer<Path> then) {
        String id = project.id();
        FinalFile file = project.row().finalFile();
        background.run(
                Lane.ANSWER,
                () -> find(id, file),
                found -> found.ifPresentOrElse(then, () -> say(Texts.of("ui.menu.no-folder"))),
                trouble -> say(ErrorText.sentence(trouble)));
    }

    private Optional<Path> find(String id, @Nullable FinalFile file) {
        Stream<String> paths =
                file != null && session.isThere(file.path())
                        ? Stream.of(file.path())
                        : session.plan(id).items().stream().map(item -> item.path());
        return paths.findFirst().map(path -> session.root().resolve(path).getParent());
    }

    private void say(String why) {
        notices.accept(Notice.trouble(Texts.of("ui.detail.unopened"), why));
    }
}
