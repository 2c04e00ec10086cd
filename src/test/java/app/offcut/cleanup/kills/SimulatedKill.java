package app.offcut.cleanup.kills;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.run.FreeSpace;
import app.offcut.cleanup.run.Progress;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Ends an engine at one of its steps: a change on the disk, a look at the clock or at the free
 * space, a file done. From then on each further step fails as well, so that nothing the killed
 * engine still has on its stack can do anything.
 */
public final class SimulatedKill implements ChangeHook, Progress, FreeSpace {
    /** No exception: nothing catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final int lifetime;

    private final List<ChangeHook> meanwhile = new ArrayList<>();
    private boolean syncs;
    private Runnable atKill = () -> {};
    private boolean armed;
    private boolean killed;
    private int steps;

    private SimulatedKill(int lifetime) {
        this.lifetime = lifetime;
    }

    /** Is killed instead of call this step, counted from 0. */
    public static SimulatedKill at(int step) {
        return new SimulatedKill(step);
    }

    public static SimulatedKill never() {
        return new SimulatedKill(Integer.MAX_VALUE);
    }

    /** Somebody else's doings, just before a change. */
    SimulatedKill meanwhile(ChangeHook others) {
        meanwhile.add(others);
        return this;
    }

    /** Where more than a process ends. */
    SimulatedKill syncing() {
        syncs = true;
        return this;
    }

    /** From here on steps count. */
    public void arm(Runnable last) {
        atKill = last;
        armed = true;
    }

    public int steps() {
        return steps;
    }

    void step() {
        if (!armed) return;
        if (killed) throw new Killed();
        if (steps++ < lifetime) return;
        killed = true;
        atKill.run();
        throw new Killed();
    }

    @Override
    public void about(Change change, Path place) throws IOException {
        step();
        for (ChangeHook others : meanwhile) others.about(change, place);
    }

    /** A process that ends takes nothing along that the system has been given. */
    @Override
    public boolean syncs() {
        return syncs;
    }

    @Override
    public boolean goOn(long doneFiles, long files, long doneBytes) {
        step();
        return true;
    }

    @Override
    public boolean low(Set<Zone> zones) {
        step();
        return false;
    }
}
