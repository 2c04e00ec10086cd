package app.offcut.cleanup.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.cleanup.disk.FileFailure.Why;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFailureTest {
    @ParameterizedTest
    @CsvSource({
        "no-space, No space left on device",
        "no-space, Disk quota exceeded",
        "read-only, Read-only file system",
        "busy, Device or resource busy",
        "other-device, Invalid cross-device link",
        "not-permitted, Operation not permitted",
        "access-denied, Permission denied",
        "too-many-open, Too many open files",
        "too-many-open, Too many open files in system",
        "folder-replaced, Not a directory",
        "folder-replaced, Too many levels of symbolic links",
        "other, Input/output error"
    })
    void hasAWordForEachCause(String word, String said) {
        IOException e = new FileSystemException("a.mp4", null, said);
        assertEquals(word, FileFailure.why(e).word());
        assertEquals(word.equals("no-space"), FileFailure.noSpace(e));
        assertEquals(word.equals("folder-replaced"), FileFailure.folderReplaced(e));
    }

    @ParameterizedTest
    @CsvSource({"busy", "symbolic links", "No space left on device"})
    void isNotTakenInByANameThatSoundsLikeACause(String name) {
        IOException e = new FileSystemException(name + "/a.mp4", null, "Input/output error");
        assertEquals(Why.OTHER, FileFailure.why(e));
        assertFalse(FileFailure.noSpace(e));
    }

    @ParameterizedTest
    @CsvSource({
        "too-new, , it changed a moment ago",
        "other, Input/output error, the system said: Input/output error",
        "melted, , the system said: melted",
        "melted, Input/output error, the system said: Input/output error"
    })
    void saysWhatWasStoredEvenByANewerOffcut(String word, String detail, String sentence) {
        assertEquals(sentence, FileFailure.sentence(word, detail));
    }
}
