package app.offcut.ui.projects;

import app.offcut.library.Disk;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.LegendKey;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.Share;
import app.offcut.ui.projects.list.Share.Fate;
import app.offcut.ui.projects.list.Totals;
import app.offcut.ui.projects.table.StackedBar;
import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What can be freed, by category, and the button for it. */
final class OverviewView extends VBox {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final ProjectsModel model;
    private final InstantSource clock;
    private final Label number = new Label();
    private final Label below = new Label();
    private final StackedBar bar = new StackedBar();
    private final Tooltip hint = new Tooltip();
    private final Legend legend = new Legend();
    private final Label disk = new Label();
    private final Button cleanAll = new Button();

    OverviewView(
            ProjectsModel model, InstantSource clock, ObservableBooleanValue low, Runnable review) {
        this.model = model;
        this.clock = clock;
        getStyleClass().add("overview");
        number.getStyleClass().add("big-number");
        number.setId("can-be-freed");
        number.setMinWidth(Region.USE_PREF_SIZE);
        below.getStyleClass().add("quiet");
        cleanAll.setId("clean-all");
        cleanAll.getStyleClass().add(Styles.ACCENT);
        cleanAll.setMinWidth(Region.USE_PREF_SIZE);
        cleanAll.setOnAction(_ -> review.run());
        bar.setMinHeight(14);
        Tooltip.install(bar, hint);
        disk.getStyleClass().add("small");
        disk.setMinWidth(Region.USE_PREF_SIZE);
        HBox words = new HBox(10, number, below);
        words.setAlignment(Pos.BASELINE_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        words.setMaxHeight(Region.USE_PREF_SIZE); // else a baseline box lays its words at the top
        HBox top = new HBox(16, words, cleanAll);
        top.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(legend, Priority.ALWAYS);
        // otherwise a flow pane requests the height for its preferred width
        legend.prefWrapLengthProperty()
                .bind(widthProperty().subtract(disk.widthProperty()).subtract(56));
        widthProperty().subscribe(_ -> legend.fitHeight());
        HBox bottom = new HBox(16, legend, disk);
        getChildren().setAll(top, bar, bottom);
        low.subscribe(now -> pseudoClassStateChanged(LOW, now));
        for (Node detail : List.of(bar, bottom))
            detail.visibleProperty().bind(BooleanExpression.booleanExpression(low).not());
        Parts.collapse(bar, bottom);
        follow();
    }

    private void follow() {
        model.list().totalsProperty().subscribe(_ -> show());
        model.measurements().measuredAtProperty().subscribe(_ -> show());
        model.measurements().measuringProperty().subscribe(_ -> show());
        model.measurements().diskProperty().subscribe(_ -> show());
        // polls: the age in words grows, and another Offcut may be at work
        Timeline minutes =
                new Timeline(
                        new KeyFrame(
                                javafx.util.Duration.minutes(1),
                                _ -> {
                                    show();
                                    model.lookAtUnsettled();
                                }));
        minutes.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) minutes.stop();
                    else minutes.play();
                });
    }

    private void show() {
        Totals totals = model.list().totals();
        Optional<Instant> at = model.measurements().measuredAtProperty().get();
        number.setText(headline(totals, at, model.measurements().measuringProperty().get()));
        below.setText(subline(totals, at));
        cleanAll.setText(Texts.of("ui.clean-all", totals.ready()));
        cleanAll.setVisible(totals.ready() > 0);
        List<Share> shares = Share.of(totals);
        bar.show(shares, Share.sum(shares));
        bar.setAccessibleText(spoken(shares, ", "));
        hint.setText(spoken(shares, "\n"));
        legend.keepHeight(); // else fewer keys would move all rows up
        legend.getChildren().setAll(legend(shares));
        disk.setText(model.measurements().diskProperty().get().map(d -> free(d)).orElse(""));
    }

    private String spoken(List<Share> shares, String between) {
        Instant back = model.list().totals().heldUntil();
        return shares.stream()
                .map(share -> share.words(back, clock.instant()))
                .collect(Collectors.joining(between));
    }

    /** A key for each part; one for all that stays for now, with the pale colours of its kinds. */
    private static List<Node> legend(List<Share> shares) {
        List<Share> staying = shares.stream().filter(one -> one.fate() == Fate.STAYS).toList();
        List<Node> keys = new ArrayList<>();
        for (Share share : shares)
            switch (share.fate()) {
                case GOES, KEPT -> keys.add(key(List.of(share), Texts.of(share.category())));
                case HELD -> keys.add(key(List.of(share), Texts.of("ui.bar.coming")));
                case STAYS -> {
                    if (share.equals(staying.getFirst()))
                        keys.add(key(staying, Texts.of("ui.bar.stays")));
                }
            }
        return keys;
    }

    private static String headline(Totals totals, Optional<Instant> at, boolean measuring) {
        if (at.isEmpty()) return Texts.of(measuring ? "ui.measuring.first" : "ui.measured.never");
        if (totals.reclaimableBytes() == 0) return Texts.of("ui.nothing-to-free");
        return Texts.of("ui.can-be-freed", Formats.bytes(totals.reclaimableBytes()));
    }

    private String subline(Totals totals, Optional<Instant> at) {
        if (at.isEmpty()) return "";
        String age = Formats.ago(Duration.between(at.get(), clock.instant()));
        String measured =
                model.measurements().measuringProperty().get()
                        ? Texts.of("ui.measuring", age)
                        : Texts.of("ui.measured", age);
        return totals.ready() == 0
                ? measured
                : Texts.of("ui.from-projects", totals.ready(), measured);
    }

    private static LegendKey key(List<Share> shares, String words) {
        return new LegendKey(
                shares.stream().map(StackedBar::styleClasses).toList(),
                words,
                Formats.bytes(Share.sum(shares)));
    }

    private static String free(Disk disk) {
        return Texts.of(
                "ui.disk", Formats.bytes(disk.freeBytes()), Formats.bytes(disk.totalBytes()));
    }

    /** Can stay as high as it was, and is never lower than its keys. */
    private static final class Legend extends FlowPane {
        private double least;

        Legend() {
            super(20, 4);
        }

        void keepHeight() {
            least = getHeight();
        }

        void fitHeight() {
            least = 0;
            requestLayout();
        }

        @Override
        protected double computeMinHeight(double width) {
            return Math.max(least, super.computeMinHeight(width));
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.max(least, super.computePrefHeight(width));
        }
    }
}
