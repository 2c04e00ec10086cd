package app.offcut.demo;

import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** AIvideogen: a real database with migration 026, and files in both layouts. */
final class AiVideoDemo implements Demo {
    @Override
    public String generator() {
        return new AiVideoGenerator().word();
    }

    @Override
    public DemoNotes fill(DemoFiles files, int projects, DemoIds ids, Instant now)
            throws IOException, SQLException {
        AiVideoCatalogue catalogue = new AiVideoCatalogue(ids, now);
        AiVideoFiles written = new AiVideoFiles(files, now);
        List<String> pinned = new ArrayList<>();
        List<String> held = new ArrayList<>();
        written.writeOthers(ids.uuid(), now.minus(Duration.ofDays(60)));
        try (AiVideoRows rows = new AiVideoRows(files.path(AiVideoLayout.DATABASE), now)) {
            for (int number = 0; number < projects; number++) {
                AiVideoProject project = catalogue.project(number);
                written.write(project);
                rows.add(project);
                if (project.name().equals(AiVideoCatalogue.PINNED)) pinned.add(project.id());
                if (project.stage() == AiVideoStage.HELD) held.add(project.id());
            }
            rows.commit();
        }
        return new DemoNotes(pinned, held, List.of());
    }
}
