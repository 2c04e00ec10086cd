package app.offcut.ui.projects;

import app.offcut.cleanup.survey.Survey;
import app.offcut.library.Disk;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Measures the library and keeps what is known about it: when it was measured, its disk, the space
 * freed.
 */
public final class Measurements {
    private final Session session;
    private final Background background;
    private final LibraryProblems troubles;
    private final Shower shower;
    private final BooleanSupplier idle;
    private final ReadOnlyObjectWrapper<Optional<Instant>> measuredAt =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Disk>> disk =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Long>> freedThisMonth =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private boolean outdated;
    private boolean wantsFull;
    private boolean there = true;

    /** Shows a survey in the list. */
    interface Shower {
        void show(Survey survey, Runnable then);
    }

    /**
     * @param idle whether no cleanup is under way, which would be measured half done
     */
    Measurements(
            Session session,
            Background background,
            LibraryProblems troubles,
            Shower shower,
            BooleanSupplier idle) {
        this.session = session;
        this.idle = idle;
        this.background = background;
        this.troubles = troubles;
        this.shower = shower;
    }

    /** Empty until the library has been measured once. */
    public ReadOnlyObjectProperty<Optional<Instant>> measuredAtProperty() {
        return measuredAt.getReadOnlyProperty();
    }

    /** Empty also where the disk does not report it. */
    public ReadOnlyObjectProperty<Optional<Disk>> diskProperty() {
        return disk.getReadOnlyProperty();
    }

    /** In bytes; empty until it is known. */
    public ReadOnlyObjectProperty<Optional<Long>> freedThisMonthProperty() {
        return freedThisMonth.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty measuringProperty() {
        return measuring.getReadOnlyProperty();
    }

    /** Shows the last measurement and, once it is shown, measures again. */
    void start() {
        measuring.set(true);
        background.run(
                Lane.MEASURE,
                session::stored,
                stored ->
                        stored.ifPresentOrElse(
                                survey -> take(survey, this::measure), this::measure),
                trouble -> {
                    troubles.measured(List.of(ErrorText.sentence(trouble)));
                    measure();
                });
        count();
    }

    /** Measures everything; if a measurement is under way, once more afterwards. */
    public void again() {
        outdated = measuring.get();
        if (measuring.get()) return;
        measuring.set(true);
        measure();
    }

    private void measure() {
        boolean full = wantsFull;
        wantsFull = false;
        background.run(
                Lane.MEASURE,
                () -> new Measured(full ? session.fullSurvey() : session.survey(), session.disk()),
                measured ->
                        take(
                                measured.survey,
                                () -> {
                                    measuring.set(false);
                                    disk.set(measured.disk);
                                    renewIfOutdated();
                                }),
                trouble -> {
                    measuring.set(false);
                    troubles.measured(List.of(ErrorText.sentence(trouble)));
                });
    }

    /** The same, and reads every folder, also those in which nothing seems new. */
    public void fullyAgain() {
        wantsFull = true;
        again();
    }

    /**
     * Polls whether the library has gone or come back, because nothing notifies us; measures again
     * if so.
     */
    public void lookForLibrary() {
        background.run(
                Lane.ANSWER,
                session::isThere,
                now -> {
                    if (now == there) return;
                    there = now;
                    again();
                },
                ErrorText::log);
    }

    /** A run has ended, so a measurement under way, or other projects' figures, may be outdated. */
    void ran(boolean others) {
        outdated |= others || measuring.get();
        count();
        renewIfOutdated();
    }

    /** Measures again if outdated, once no cleanup is under way. */
    void renewIfOutdated() {
        if (outdated && idle.getAsBoolean() && !measuring.get()) again();
    }

    private void take(Survey survey, Runnable then) {
        troubles.measured(survey.problems());
        shower.show(
                survey,
                () -> {
                    measuredAt.set(Optional.of(survey.measuredAt()));
                    then.run();
                });
    }

    private void count() {
        background.run(
                Lane.ANSWER,
                session::freedThisMonth,
                bytes -> freedThisMonth.set(Optional.of(bytes)),
                _ -> freedThisMonth.set(Optional.empty()));
    }

    private record Measured(Survey survey, Optional<Disk> disk) {}
}
