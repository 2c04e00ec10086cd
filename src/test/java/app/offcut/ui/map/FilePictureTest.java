package app.offcut.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.Category;
import app.offcut.session.SampleSession;
import app.offcut.ui.Rows;
import app.offcut.ui.map.Treemap.Area;
import app.offcut.ui.plan.PlanList;
import app.offcut.ui.plan.PlannedFile;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FilePictureTest {
    private static final Area WHOLE = new Area(8, 8, 800, 500);
    private static final double TITLE = 18;

    private static List<PlannedFile> files(long... megabytes) {
        var session = new SampleSession(Rows.ready("p1", megabytes));
        PlanList list = new PlanList((_, _, _, _, _) -> {}, UnaryOperator.identity());
        list.show(session.plan("p1"));
        return list.files();
    }

    @Test
    void laysOutTheFilesByKindTheLargestFirst() {
        List<PlannedFile> files = files(600, 100, 30, 0, 50);
        FilePicture picture = FilePicture.of(files, WHOLE, TITLE);
        assertEquals(
                List.of(Category.PROVIDER, Category.SEGMENTS, Category.FINAL, Category.AUDIO),
                picture.kinds().stream().map(FilePicture.Kind::category).toList());
        assertEquals(files.size(), picture.tiles().count());
        for (FilePicture.Tile tile : picture.tiles().toList()) {
            Area area = tile.area();
            assertSame(
                    tile,
                    picture.at(area.x() + area.width() / 2, area.y() + area.height() / 2)
                            .orElseThrow());
            assertTrue(area.x() >= WHOLE.x() && area.y() >= WHOLE.y());
        }
    }

    @Test
    void givesAnEmptyFileNoRoom() {
        assertEquals(FilePicture.EMPTY, FilePicture.of(List.of(), WHOLE, TITLE));
        List<PlannedFile> files = files(30);
        long large = files.stream().filter(file -> file.item().bytes() > 0).count();
        assertEquals(large, FilePicture.of(files, WHOLE, TITLE).tiles().count());
    }
}
