package app.offcut.generator.moneyprinterturbo;

import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.Recognition;
import app.offcut.generator.Root;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What tells this program's library from those of NarratoAI and story-flicks, which keep the same
 * folders under the same names. NarratoAI's final is called as this program's intermediate once
 * was, so a wrong guess would cost finals.
 *
 * @param program whose program lies in the folder
 * @param tasks whether a task's folder is there
 * @param manifest whether the manifest of a task is as this program writes it
 * @param foreign whether there is a file that only another program writes, or may be
 */
record Marks(Program program, boolean tasks, boolean manifest, boolean foreign) {
    /** Blocking. */
    static Marks in(Root root) {
        Program program = Program.in(root);
        if (program == Program.OTHER) return new Marks(program, false, false, false);
        boolean tasks = false;
        boolean manifest = false;
        boolean foreign = hasForeignScratch(root);
        try (Folder all = root.open("storage", "tasks")) {
            for (Path name : all.names()) {
                if (!isTask(all, name)) continue;
                tasks = true;
                try (Folder task = all.open(name)) {
                    Path json = name.resolveSibling(TaskNames.MANIFEST);
                    if (!manifest && task.has(json))
                        manifest = TaskManifest.read(task, json).genuine();
                    foreign = foreign || hasForeignName(task);
                } catch (NoSuchFileException e) {
                    // deleted since it was listed
                } catch (IOException e) {
                    foreign = true; // what cannot be looked at may be another program's
                }
            }
            return new Marks(program, tasks || program == Program.OWN, manifest, foreign);
        } catch (IOException e) {
            return new Marks(program, false, false, foreign);
        }
    }

    private static boolean isTask(Folder all, Path name) throws IOException {
        return FoundFile.representable(name)
                && TaskLayout.LAYOUT.safeId(name.toString())
                && Folder.isFolder(all.attributes(name));
    }

    /** NarratoAI writes {@code merger*}, story-flicks {@code story.json}. */
    private static boolean hasForeignName(Folder task) throws IOException {
        return task.names().stream()
                .map(Path::toString)
                .anyMatch(name -> name.startsWith("merger") || name.equals("story.json"));
    }

    private static boolean hasForeignScratch(Root root) {
        try (Folder temp = root.open("storage", "temp")) {
            for (String name : new String[] {"clip_video_unified", "keyframes", "analysis"})
                if (temp.has(root.path().getFileSystem().getPath(name))) return true;
        } catch (IOException e) {
            // not there
        }
        return false;
    }

    Recognition recognition() {
        if (program == Program.OTHER || !tasks) return Recognition.NO;
        boolean own = program == Program.OWN || manifest;
        if (own) return foreign ? Recognition.UNSURE : Recognition.YES;
        return foreign ? Recognition.NO : Recognition.UNSURE;
    }
}
