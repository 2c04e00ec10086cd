package app.offcut.autoclean;

import java.util.HashSet;
import java.util.Set;

/** What was noticed and not looked at yet. Safe on any thread. */
final class Hints {
    /** From here on looking at everything is cheaper. */
    private static final int MOST_PROJECTS = 200;

    private final WakeUp wakeUp;
    private final Set<String> projects = new HashSet<>();
    private boolean everything;
    private boolean rows;

    Hints(WakeUp wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** The final or the folder of this project came, went or changed. */
    synchronized void project(String id) {
        if (projects.size() < MOST_PROJECTS) projects.add(id);
        else everything = true;
    }

    /** The generator wrote to its database. */
    synchronized void rows() {
        rows = true;
    }

    /** Folders came or went, or it cannot be told what happened. */
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
        return everything || rows || !projects.isEmpty();
    }

    /** To be called before everything is looked at. */
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

    synchronized void takeRows() {
        rows = false;
    }
}
