package app.offcut.cleanup.run;

/**
 * Listener for the progress of a run, which can also stop it. Called on the engine's thread.
 *
 * <p>7
 *
 * @param doneBytes total length of the files done so far
 * @return false to stop before the next file
 */
public interface Progress {
    Progress NONE = (_, _, _) -> true;

    /**
     * @param doneBytes lengths of the files done
     * @return false to stop before the next file
     */
    boolean goOn(long doneFiles, long files, long doneBytes);
}
