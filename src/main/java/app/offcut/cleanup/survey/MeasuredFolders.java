package app.offcut.cleanup.survey;

import app.offcut.database.LibraryMemory;
import app.offcut.generator.Layout;
import app.offcut.library.scan.FolderMemory;
import app.offcut.library.scan.FolderMemoryFormat;

/** What the folders of a library added up to, in offcut.db. */
public final class MeasuredFolders {
    private final LibraryMemory memory;
    private final FolderMemoryFormat format;

    public MeasuredFolders(LibraryMemory memory, Layout layout) {
        this.memory = memory;
        format = new FolderMemoryFormat(layout);
    }

    FolderMemory read() {
        return memory.query(sql ->
                        sql.first(
                                "SELECT content FROM measured_folders WHERE library_id = ?",
                                row -> format.read(row.getBytes("content")),
                                memory.id()))
                .orElseGet(FolderMemory::empty);
    }

    void store(FolderMemory folders) {
        byte[] content = format.write(folders);
        memory.change(sql ->
                sql.run(
                        "INSERT OR REPLACE INTO measured_folders (library_id, content)"
                                + " VALUES (?, ?)",
                        memory.id(),
                        content));
        folders.stored();
    }
}
