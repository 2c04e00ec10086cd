package app.offcut.ui;

import app.offcut.instance.FirstInstance;
import app.offcut.instance.Request;
import app.offcut.settings.WindowState;
import app.offcut.ui.fx.Mark;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Theming;
import app.offcut.ui.presence.HidingView;
import app.offcut.ui.presence.Presence;
import app.offcut.ui.presence.QuitModel;
import app.offcut.ui.presence.QuitView;
import app.offcut.ui.presence.Tray;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The window on the desktop: whether it is visible, and the requests of the user and of later
 * starts.
 */
final class ShownWindow implements Presence.Screen, QuitModel.Screen {
    private static final Duration TRY_AGAIN = Duration.seconds(30);

    /** The window appears without its theme and place if they cannot be read in this time. */
    private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(1);

    private final Stage stage;
    private final MainModel model;
    private final MainWindow content;
    private final Presence presence;
    private final Tray tray;
    private final Runnable end;
    private final InstantSource clock;
    private final QuitModel leaving;

    private final Timeline tryAgain;
    private final WindowPlace place;
    private boolean appeared;

    ShownWindow(Stage stage, MainModel model, InstantSource clock, Runnable end) {
        this.stage = stage;
        this.model = model;
        this.end = end;
        this.clock = clock;
        leaving =
                new QuitModel(
                        model.holds().heldElsewhere(),
                        model.holds()::erase,
                        () -> model.library().map(open -> open.projects().lane().size()).orElse(0),
                        model.background(),
                        this);
        tryAgain = new Timeline(new KeyFrame(TRY_AGAIN, _ -> model.tryAgain()));
        tryAgain.setCycleCount(Animation.INDEFINITE);
        content = new MainWindow(model, clock);
        tray =
                new Tray(
                        () -> model.background().show(this::bring),
                        () -> model.background().show(this::quit));
        presence =
                new Presence(
                        model.choices().keepRunning().chosenProperty(),
                        model::stored,
                        tray,
                        this,
                        model.background());
        Scene scene = new Scene(content, 1280, 800);
        Theming.follow(
                scene,
                model.choices().theme().chosenProperty(),
                model.choices().textSize().chosenProperty());
        scene.getAccelerators()
                .put(new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN), this::quit);
        stage.setScene(scene);
        stage.getIcons().setAll(Mark.images());
        WindowTitle.of(model.pageProperty()).subscribe(stage::setTitle);
        stage.setMinWidth(800);
        stage.setMinHeight(520);
        place = new WindowPlace(stage, model.background());
        place.follow(this::remember);
        stage.focusedProperty().subscribe(content::inFront);
        stage.setOnCloseRequest(request -> {
            request.consume();
            presence.close();
        });
    }

    /** Shows the window once its theme and place are read; the model is to be started before. */
    void start(Request.Show ask, FirstInstance instance) {
        model.readProperty()
                .subscribe(read -> {
                    if (read) appear(ask.hidden());
                });
        model.background().later(PATIENCE, () -> appear(ask.hidden()));
        model.pageProperty()
                .subscribe(page -> {
                    if (page instanceof Page.Welcome) tryAgain.play();
                    else tryAgain.stop();
                    switch (page) {
                        case Page.Opening _ -> {}
                        case Page.Welcome _, Page.Damage _, Page.First _ -> presence.need();
                        case Page.Library _ -> presence.opened();
                    }
                });
        model.troubleProperty()
                .subscribe(trouble -> {
                    if (!trouble.isEmpty()) presence.need();
                });
        instance.listen((asked, taken) ->
                model.background()
                        .show(() -> {
                            take(asked);
                            taken.run();
                        }));
    }

    private void appear(boolean hidden) {
        if (appeared) return;
        appeared = true;
        WindowState.Place left = model.lastWindow().place();
        if (left != null) place.restore(left);
        // so that its very first picture is not white
        content.applyCss();
        presence.start(hidden);
    }

    private void remember(WindowState.Place now) {
        model.library().ifPresent(open -> open.window().change(window -> window.at(now)));
    }

    private void take(Request asked) {
        switch (asked) {
            case Request.Quit() -> end();
            case Request.Show(var library, var hidden) -> {
                if (hidden) return;
                bring();
                if (library != null && !shown().equals(Optional.of(library))) model.open(library);
            }
        }
    }

    private Optional<Path> shown() {
        return model.library().map(library -> library.session().root());
    }

    void onBehind(Consumer<Notice> listener) {
        content.onBehind(listener);
    }

    void showNotice(Notice notice) {
        content.showNotice(notice);
    }

    void onOpen(Consumer<Path> listener) {
        content.onOpen(listener);
    }

    void bring() {
        presence.show();
    }

    @Override
    public void show() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    @Override
    public void hide() {
        stage.hide();
    }

    @Override
    public void explain(Runnable hide) {
        content.put(
                HidingView.of(
                        () -> {
                            content.closeAbove();
                            hide.run();
                        },
                        this::quit));
    }

    @Override
    public void quit() {
        leaving.ask();
    }

    private QuitView.Actions actions() {
        return new QuitView.Actions(
                () -> {
                    leaving.stay();
                    content.closeAbove();
                },
                this::end,
                leaving::erase);
    }

    @Override
    public void ask(QuitModel.Unfinished left) {
        bring();
        content.put(QuitView.asking(left, clock.instant(), actions()));
    }

    @Override
    public void erasing() {
        content.put(QuitView.erasing(actions()));
    }

    @Override
    public void trouble(List<String> sentences) {
        content.put(QuitView.trouble(sentences, actions()));
    }

    @Override
    public void end() {
        // restoring may take some seconds, during which a visible window would look frozen
        stage.hide();
        end.run();
    }
}
