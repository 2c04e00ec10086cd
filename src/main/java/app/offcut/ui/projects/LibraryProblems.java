package app.offcut.ui.projects;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.ui.fx.ErrorText;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The problems of the library as a whole, from three sources that change independently. */
public final class LibraryProblems {
    private final ReadOnlyObjectWrapper<List<String>> said = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper curable = new ReadOnlyBooleanWrapper();
    private List<String> measured = List.of();
    private List<String> waiting = List.of();
    private List<String> interrupted = List.of();
    private List<String> locked = List.of();

    public ReadOnlyObjectProperty<List<String>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Whether {@link ProjectsModel#recover} may resolve some of them. */
    public ReadOnlyBooleanProperty curableProperty() {
        return curable.getReadOnlyProperty();
    }

    /** Whether this sentence is already shown, or counted. */
    boolean says(String sentence) {
        return waiting.contains(sentence) || said.get().contains(sentence);
    }

    void measured(List<String> sentences) {
        measured = sentences;
        say();
    }

    /** Takes one sentence for each run that waits; shows the first and counts the others. */
    void interrupted(List<String> sentences) {
        waiting = List.copyOf(sentences);
        interrupted =
                sentences.size() < 2
                        ? sentences
                        : List.of(
                                Texts.of(
                                        "ui.interrupted.several",
                                        sentences.size(),
                                        sentences.getFirst()));
        say();
    }

    /** Sets why recovery itself failed. */
    void unrecovered(Throwable trouble) {
        if (!locked(trouble)) interrupted(List.of(ErrorText.sentence(trouble)));
    }

    /** Reports that another Offcut holds the lock, if that is the problem; else returns false. */
    boolean locked(Throwable trouble) {
        if (!(trouble instanceof Problem problem) || problem.code() != Problem.Code.LOCKED)
            return false;
        locked = List.of(problem.sentence());
        say();
        return true;
    }

    /** No other Offcut holds the lock any more. */
    void unlocked() {
        locked = List.of();
        say();
    }

    private void say() {
        List<String> all = new ArrayList<>(locked);
        all.addAll(interrupted);
        all.addAll(measured);
        curable.set(!locked.isEmpty() || !interrupted.isEmpty());
        said.set(all.stream().distinct().toList());
    }
}
