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

/** What is wrong with the library as a whole, from three sources that change one by one. */
public final class LibraryProblems {
    private final ReadOnlyObjectWrapper<List<String>> said = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper curable = new ReadOnlyBooleanWrapper();
    private List<String> measured = List.of();
    private List<String> waiting = List.of();
    private List<String> interrupted = List.of();
    private List<String> locked = List.of();

    /** Sentences, each once. */
    public ReadOnlyObjectProperty<List<String>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Whether {@link ProjectsModel#recover} may cure something of it. */
    public ReadOnlyBooleanProperty curableProperty() {
        return curable.getReadOnlyProperty();
    }

    /** Whether this is said already, or counted among what is. */
    boolean says(String sentence) {
        return waiting.contains(sentence) || said.get().contains(sentence);
    }

    void measured(List<String> sentences) {
        measured = sentences;
        say();
    }

    /**
     * @param sentences one for each run that still waits; the others are only counted
     */
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

    /** Why not even that could be asked. */
    void unrecovered(Throwable trouble) {
        if (!locked(trouble)) interrupted(List.of(ErrorText.sentence(trouble)));
    }

    /** Says that another Offcut is at work, if that is the trouble; else returns false. */
    boolean locked(Throwable trouble) {
        if (!(trouble instanceof Problem problem) || problem.code() != Problem.Code.LOCKED)
            return false;
        locked = List.of(problem.sentence());
        say();
        return true;
    }

    /** Nobody else is at work any more. */
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
