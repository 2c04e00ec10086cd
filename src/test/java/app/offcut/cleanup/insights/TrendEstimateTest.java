package app.offcut.cleanup.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.insights.DiskTrend.Filling;
import app.offcut.cleanup.insights.DiskTrend.Steady;
import app.offcut.cleanup.insights.DiskTrend.Unknown;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.library.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendEstimateTest {
    private static DiskTrend trend(List<Day> days) {
        return TrendEstimate.of(days, SampleInsights.TODAY);
    }

    /** The free gigabytes of each of these days, the first of which is day 0. */
    private static List<Day> free(int days, IntToDoubleFunction of) {
        return SampleInsights.free(
                IntStream.range(0, days).mapToObj(of::applyAsDouble).toArray(Double[]::new));
    }

    @Test
    void saysWhenADiskThatFillsIsFull() {
        Filling filling = assertInstanceOf(Filling.class, trend(free(31, day -> 100 - day * 2.0)));
        assertEquals(new Filling(2_000_000_000, 20), filling);
        assertEquals("Full in about 20 days", filling.words());
    }

    @Test
    void followsATrendThroughNoise() {
        Random random = new Random(7);
        Filling filling =
                assertInstanceOf(
                        Filling.class,
                        trend(free(31, day -> 160 - day * 2.0 + random.nextGaussian())));
        assertEquals(50, filling.days(), 12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7})
    void saysNothingAfterAFewDays(int days) {
        assertInstanceOf(Unknown.class, trend(free(days, day -> 100 - day * 10.0)));
    }

    @Test
    void needsFiveDaysOfAWeek() {
        assertInstanceOf(
                Unknown.class,
                trend(SampleInsights.free(90.0, null, null, 80.0, null, null, null, 70.0, 60.0)));
        assertInstanceOf(
                Filling.class,
                trend(SampleInsights.free(90.0, null, 85.0, 80.0, null, null, null, 70.0, 60.0)));
    }

    @Test
    void isSteadyWhereNothingChanges() {
        assertInstanceOf(Steady.class, trend(free(31, _ -> 100)));
        assertInstanceOf(Steady.class, trend(free(31, day -> 40 + day)));
    }

    @Test
    void takesNoSingleDownloadForATrend() {
        for (int at = 1; at < 31; at++) {
            int then = at;
            assertInstanceOf(
                    Steady.class, trend(free(31, day -> day < then ? 100 : 60)), "day " + at);
        }
    }

    /** Most of what noise alone shows is less than a year of it. */
    @Test
    void seldomTakesNoiseForATrend() {
        Random random = new Random(11);
        int wrong = 0;
        for (int i = 0; i < 400; i++)
            if (trend(free(31, _ -> 40 + random.nextGaussian() * 5)) instanceof Filling) wrong++;
        assertTrue(wrong <= 24, wrong + " of 400");
    }

    @Test
    void looksNoFurtherThanAYear() {
        assertInstanceOf(Steady.class, trend(free(31, day -> 400 - day)));
        Filling filling = assertInstanceOf(Filling.class, trend(free(31, day -> 380 - day)));
        assertEquals(350, filling.days());
        assertEquals("Full in about 12 months", filling.words());
    }

    @Test
    void isFullNow() {
        Filling filling = assertInstanceOf(Filling.class, trend(free(31, day -> 30 - day)));
        assertEquals(0, filling.days());
        assertEquals("Full in about a day", filling.words());
    }

    /** The library has moved to a disk of another size. */
    @Test
    void beginsAgainWithAnotherDisk() {
        List<Day> days = new ArrayList<>(free(31, day -> 100 - day * 2.0));
        for (int i = 0; i < 26; i++) {
            Day day = days.get(i);
            days.set(i, new Day(day.date(), day.amounts(), new Disk(100, 1_000_000_000_000L)));
        }
        assertInstanceOf(Unknown.class, trend(days));
    }

    /** The month before counts no more. */
    @Test
    void forgetsWhatIsLongAgo() {
        assertInstanceOf(Steady.class, trend(free(90, day -> day < 55 ? 400 - day * 5 : 125)));
    }
}
