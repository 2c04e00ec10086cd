package app.offcut.cleanup.run;

/** Listener for the progress of a run, which can also stop it. Called on the engine's thread. */
public interface Progress {
    Progress NONE = (_, _, _) -> true;

    /**
     * @param doneBytes total length of the files done so far
     * @return false to stop before the next file
     */
    boolean goOn(long doneFiles, long files, long doneBytes);
}
