package app.offcut.autoclean;

import java.util.HashSet;
import java.util.Set;

/** Hints that wait for the next look. Thread-safe. */
final class Hints {
    /** From this number on, looking at everything is cheaper. */
    private static final int MOST_PROJECTS = 200;

    private final WakeUp wakeUp;
    private final Set<String> projects = new HashSet<>();
    private final Set<String> stirred = new HashSet<>();
    private boolean everything;
    private boolean rows;

    Hints(WakeUp wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** The final or the folder of this project appeared, changed or disappeared. */
    synchronized void project(String id) {
        if (projects.size() < MOST_PROJECTS) projects.add(id);
        else everything = true;
    }

    /**
     * A file of this project other than a final appeared or disappeared, or is a record. Lost if
     * there are very many: it only makes a check earlier.
     */
    synchronized void stirred(String id) {
        if (stirred.size() < MOST_PROJECTS) stirred.add(id);
    }

    /** The generator wrote to its database. */
    synchronized void rows() {
        rows = true;
    }

    /** Folders appeared or disappeared, or the events were lost. */
    synchronized void everything() {
        everything = true;
    }

    void ring() {
        wakeUp.ring();
    }

    synchronized boolean hasRows() {
        return rows;
    }

    synchronized boolean hasEverything() {
        return everything;
    }

    synchronized boolean hasProjects() {
        return !projects.isEmpty();
    }

    synchronized boolean any() {
        return everything || rows || !projects.isEmpty() || !stirred.isEmpty();
    }

    /** Clears all hints but those of other files. Call before looking at everything. */
    synchronized void takeAll() {
        projects.clear();
        everything = false;
        rows = false;
    }

    synchronized Set<String> takeProjects() {
        Set<String> taken = Set.copyOf(projects);
        projects.clear();
        return taken;
    }

    synchronized Set<String> takeStirred() {
        Set<String> taken = Set.copyOf(stirred);
        stirred.clear();
        return taken;
    }

    synchronized void takeRows() {
        rows = false;
    }
}
