package app.offcut.settings;

import app.offcut.database.LibraryMemory;

/** The {@link SpaceGoals} of one library, stored in offcut.db. */
public final class SpaceSetting {
    private final StoredPreference stored;

    public SpaceSetting(LibraryMemory memory) {
        stored = new StoredPreference(memory.own(), memory.id(), "space_goals");
    }

    public SpaceGoals read() {
        return stored.read().map(SpaceGoals::of).orElse(SpaceGoals.OFF);
    }

    public void save(SpaceGoals goals) {
        if (goals.on()) stored.write(goals.text());
        else stored.forget();
    }
}
