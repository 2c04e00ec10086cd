package app.offcut.cleanup.run;

/** Receives the progress of a run, on the engine's thread, and can stop it. */
public interface Progress {
    Progress NONE = (_, _, _) -> true;

    /**
     * @param doneBytes lengths of the files done
     * @return false to stop before the next file
     */
    boolean goOn(long doneFiles, long files, long doneBytes);
}
