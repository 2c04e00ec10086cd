package app.offcut.cleanup.run;

import static app.offcut.database.own.Tables.RUN;
import static app.offcut.database.own.Tables.RUN_FILE;

import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.database.LibraryMemory;
import app.offcut.generator.Category;
import java.util.List;

/** Answers why a file is gone: the result for each file of each run, from offcut.db. */
public final class FileAudit {
    private final LibraryMemory memory;

    public FileAudit(LibraryMemory memory) {
        this.memory = memory;
    }

    /**
     * The files of a run, by path; empty if the run has not ended, or was restored after an
     * interruption.
     */
    public List<FileResult> files(String run) {
        return memory.read(sql ->
                sql.select(RUN_FILE.fields())
                        .from(RUN_FILE)
                        .join(RUN)
                        .on(RUN.ID.eq(RUN_FILE.RUN_ID))
                        .where(RUN.LIBRARY_ID.eq(memory.id()))
                        .and(RUN.ID.eq(run))
                        .orderBy(RUN_FILE.PATH)
                        .fetchInto(RUN_FILE)
                        .map(row ->
                                new FileResult(
                                        row.getPath(),
                                        Category.named(row.getCategory()),
                                        row.getBytes(),
                                        row.getReason(),
                                        row.getResult(),
                                        row.getCause())));
    }
}
