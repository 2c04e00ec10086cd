package app.offcut.ui.insights;

import app.offcut.text.Formats;
import java.time.LocalDate;
import java.util.function.Function;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import javafx.util.StringConverter;

/** The axes of the charts, and the tooltip with the numbers under the mouse. */
final class Axes {
    private static final int TICKS = 5;
    private static final double TICK_GAP = 6;
    private static final int[] DAYS = {1, 2, 7, 14, 30, 61, 91};

    private Axes() {}

    /** Days, as their numbers since 1970. */
    static NumberAxis days(LocalDate first, LocalDate last) {
        double length = last.toEpochDay() - first.toEpochDay();
        double step = DAYS[DAYS.length - 1];
        for (int i = DAYS.length - 1; i >= 0; i--) if (DAYS[i] * TICKS >= length) step = DAYS[i];
        NumberAxis axis = new NumberAxis(first.toEpochDay(), last.toEpochDay(), step);
        axis.setTickLabelFormatter(
                shown(day -> Formats.day(LocalDate.ofEpochDay(Math.round(day)))));
        return plain(axis);
    }

    /** Bytes, from zero to a round number that is no less than this. */
    static NumberAxis bytes(double most) {
        double step = step(Math.max(most, 1_000) / (TICKS - 1));
        NumberAxis axis = new NumberAxis(0, Math.max(1, Math.ceil(most / step)) * step, step);
        axis.setTickLabelFormatter(shown(bytes -> Formats.bytes(Math.round(bytes))));
        return plain(axis);
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) if (power * factor >= least) return power * factor;
        return power * 10;
    }

    private static NumberAxis plain(NumberAxis axis) {
        axis.setMinorTickVisible(false);
        axis.setTickLabelGap(TICK_GAP);
        axis.setTickMarkVisible(false);
        axis.setAnimated(false);
        return axis;
    }

    private static StringConverter<Number> shown(Function<Double, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return words.apply(value.doubleValue());
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("is only shown");
            }
        };
    }

    /**
     * Prepares a chart: no animation, no legend, and a tooltip with the numbers under the mouse.
     */
    static <X, C extends XYChart<X, Number>> C explained(C chart, Function<X, String> words) {
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setMinSize(0, 120);
        chart.setPrefHeight(200);
        Tooltip tooltip = new Tooltip();
        tooltip.setShowDelay(Duration.millis(150));
        tooltip.setShowDuration(Duration.INDEFINITE);
        Tooltip.install(chart, tooltip);
        chart.setOnMouseMoved(mouse -> {
            double at = chart.getXAxis().sceneToLocal(mouse.getSceneX(), 0).getX();
            X value =
                    chart.getXAxis()
                            .getValueForDisplay(
                                    Math.clamp(
                                            at, 1, Math.max(1, chart.getXAxis().getWidth() - 1)));
            if (value != null) tooltip.setText(words.apply(value));
        });
        return chart;
    }
}
