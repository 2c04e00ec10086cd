package app.offcut.ui.fx;

import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Applies the theme and the text size: the theme's stylesheet, and {@code :dark} on the root for
 * our own colours.
 */
public final class Theming {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> SHEETS =
            List.of(
                    "window.css",
                    "fx/controlsfx.css",
                    "projects/projects.css",
                    "preferences/preferences.css",
                    "review/review.css",
                    "history/history.css",
                    "plan/plan.css",
                    "detail/detail.css",
                    "map/map.css",
                    "insights/insights.css",
                    "welcome/welcome.css",
                    "first/first.css",
                    "help/help.css");

    private Theming() {}

    /** Keeps the scene in the chosen theme and text size; follows the system's theme live. */
    public static void follow(
            Scene scene,
            ReadOnlyObjectProperty<Theme> theme,
            ReadOnlyObjectProperty<TextSize> textSize) {
        Typeface.load();
        // behind all nodes, seen while the window opens and grows
        if (scene.getRoot() instanceof Region root)
            root.backgroundProperty().subscribe(ground -> fill(scene, ground));
        textSize.subscribe(chosen -> {
            List<String> sheets = new ArrayList<>(SHEETS);
            if (chosen != TextSize.NORMAL) sheets.add("fx/text-" + chosen.word() + ".css");
            if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW))
                sheets.add("fx/opaque-popups.css");
            scene.getStylesheets().setAll(sheets.stream().map(Theming::url).toList());
        });
        theme.subscribe(chosen -> apply(scene, chosen));
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply(scene, theme.get()));
    }

    private static void apply(Scene scene, Theme theme) {
        boolean dark =
                switch (theme) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        Application.setUserAgentStylesheet(
                (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getRoot().pseudoClassStateChanged(DARK, dark);
    }

    private static void fill(Scene scene, @Nullable Background ground) {
        if (ground != null && !ground.isEmpty())
            scene.setFill(ground.getFills().getLast().getFill());
    }

    private static String url(String sheet) {
        URL url = Theming.class.getResource("/app/offcut/ui/" + sheet);
        return Objects.requireNonNull(url, sheet).toExternalForm();
    }
}
