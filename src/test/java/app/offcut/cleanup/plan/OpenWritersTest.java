package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.RowState;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OpenWritersTest extends FinishedProjectFixture {
    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFinalThatAnotherProgramIsWriting() throws Exception {
        Process writer =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "exec 3>>\"$0\"; echo open; read line",
                                project.finalFile().toString())
                        .start();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("open", out.readLine());
            assertBroken(Rule.OPEN_WRITER);
            assertInstanceOf(RowState.Rendering.class, engine.surveyor.row("p1").state());
        } finally {
            writer.getOutputStream().close();
            writer.waitFor();
        }
        assertPassed();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void doesNotMindAReader() throws Exception {
        try (var reader = Files.newInputStream(project.finalFile())) {
            assertTrue(reader.read() >= 0);
            assertPassed();
        }
    }
}
