package app.offcut.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.FileIdentity;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.aivideogen.AiVideoLayout;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.google.common.jimfs.PathNormalization;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On disks of every kind, in memory. */
class NameFoldingTest {
    private static final String NFC = "Größe";
    private static final String NFD = Normalizer.normalize(NFC, Normalizer.Form.NFD);

    @TempDir Path folder;

    private static FileSystem disk(PathNormalization... folds) {
        Configuration.Builder disk = Configuration.unix().toBuilder();
        if (folds.length > 0)
            disk.setNameCanonicalNormalization(
                    folds[0],
                    List.of(folds).subList(1, folds.length).toArray(PathNormalization[]::new));
        return Jimfs.newFileSystem(disk.setWorkingDirectory("/app").build());
    }

    private static Library library(Path root, String... folders) throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve(AiVideoLayout.DATABASE), "");
        for (String name : folders) Files.createDirectories(root.resolve(name));
        return new Library(root, FileIdentity.UNKNOWN, new AiVideoGenerator());
    }

    private static boolean toldApart(Library library, String name) {
        return NameFolding.of(library).toldApart(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public/videos",
                ".cache/output",
                ".cache/audio",
                ".cache/audio/projects",
                ".cache/videos",
                ".cache/assembly"
            })
    void seesThatADiskTakesTwoFormsForOne(String place) throws IOException {
        try (FileSystem disk = disk(PathNormalization.NFD)) {
            Library library = library(disk.getPath("/app"), place + "/" + NFC, place + "/plain");
            assertTrue(library.tellsCaseApart());
            assertFalse(toldApart(library, NFC));
            assertFalse(toldApart(library, NFD));
            assertTrue(toldApart(library, "plain"));
            assertTrue(toldApart(library, "PLAIN"));
        }
        try (FileSystem disk = disk()) {
            Library library = library(disk.getPath("/app"), place + "/" + NFC, place + "/" + NFD);
            assertTrue(toldApart(library, NFC));
            assertTrue(toldApart(library, NFD));
        }
    }

    @Test
    void seesThatADiskIgnoresCase() throws IOException {
        try (FileSystem disk = disk(PathNormalization.CASE_FOLD_ASCII)) {
            Library library = library(disk.getPath("/app"), "public/videos/Plain");
            assertFalse(library.tellsCaseApart());
            assertFalse(toldApart(library, "plain"));
            assertFalse(toldApart(library, "never listed"));
        }
    }

    @Test
    void looksBehindALinkThatTheUserAgreedTo() throws IOException {
        try (FileSystem disk = disk(PathNormalization.NFD)) {
            Library library = library(disk.getPath("/app"));
            Path target = Files.createDirectories(disk.getPath("/disk/cache"));
            Files.createDirectories(target.resolve("videos/" + NFC));
            Files.createSymbolicLink(disk.getPath("/app/.cache"), target);
            assertTrue(toldApart(library, NFC), "nobody agreed, so nothing is there");
            var link = new TrustedLink(List.of(".cache"), target, FileIdentity.UNKNOWN);
            assertFalse(toldApart(library.trusting(List.of(link)), NFC));
            var elsewhere =
                    new TrustedLink(
                            List.of(".cache"), disk.getPath("/other"), FileIdentity.UNKNOWN);
            assertTrue(
                    toldApart(library.trusting(List.of(elsewhere)), NFC),
                    "a disk without inode numbers: the path must be the one agreed to");
        }
    }

    @Test
    void tellsTheTwinsOfThisDiskApart() throws IOException {
        Library library =
                library(
                        folder.toRealPath(),
                        "public/videos/" + NFC,
                        "public/videos/" + NFD,
                        "public/videos/p1",
                        ".cache/videos/P1");
        assertEquals(entries(folder.resolve("public/videos")) == 3, toldApart(library, NFC));
        assertEquals(library.tellsCaseApart(), toldApart(library, "p1"));
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    @Test
    void doesNotAskOfANameThatCannotBeRead() throws IOException {
        try (FileSystem disk = disk()) {
            assertTrue(toldApart(library(disk.getPath("/app"), "public/videos/x\uFFFD"), "y"));
        }
    }
}
