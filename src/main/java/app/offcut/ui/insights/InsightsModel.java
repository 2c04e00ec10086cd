package app.offcut.ui.insights;

import app.offcut.cleanup.insights.Insights;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.projects.Measurements;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the past of the library tells, read while it is shown and after each measurement or run. */
public final class InsightsModel {
    private final Session session;
    private final Background background;
    private final ProjectList list;
    private final ReadOnlyObjectWrapper<Optional<Insights>> insights =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private boolean shown;

    public InsightsModel(
            Session session, Background background, ProjectList list, Measurements measurements) {
        this.session = session;
        this.background = background;
        this.list = list;
        measurements.measuredAtProperty().subscribe(_ -> follow());
        measurements.freedThisMonthProperty().subscribe(_ -> follow());
    }

    /** Empty until they were read once. */
    ReadOnlyObjectProperty<Optional<Insights>> insightsProperty() {
        return insights.getReadOnlyProperty();
    }

    /** Why they could not be read; empty for nothing. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void show(boolean now) {
        shown = now;
        follow();
    }

    private void follow() {
        if (shown) read();
    }

    private void read() {
        List<ListedProject> projects = List.copyOf(list.all());
        background.run(
                Lane.ANSWER,
                () -> session.insights(projects.stream().map(ListedProject::measured).toList()),
                read -> {
                    trouble.set("");
                    insights.set(Optional.of(read));
                },
                failed -> trouble.set(ErrorText.sentence(failed)));
    }
}
