package app.offcut.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.SampleSession;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.list.ListedProject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MapPictureTest {
    private static final double WIDTH = 800;
    private static final double HEIGHT = 500;
    private static final double TITLE = 18;

    @Test
    void drawsEveryProjectWhereThereAreFew() {
        MapPicture picture =
                of(
                        Rows.ready("small", 10),
                        Rows.ready("large", 50, 20),
                        Rows.row("clean", "Clean", new RowState.Clean(), 0, 0, 0, 0, 20),
                        Rows.row("none", "None", new RowState.NoFinalYet(), 0));
        assertNull(picture.rest());
        assertEquals(
                List.of("large", "clean", "small"),
                picture.projects().stream().map(block -> block.project().id()).toList());
        assertEquals(2, picture.projects().getFirst().parts().size());
    }

    @Test
    void drawsTheSmallestProjectsAsOneArea() {
        ProjectRow[] rows =
                IntStream.range(0, 30_000)
                        .mapToObj(i -> Rows.ready("p" + i, i < 40 ? 20_000 : 10))
                        .toArray(ProjectRow[]::new);
        MapPicture picture = of(rows);
        MapPicture.Rest rest = picture.rest();
        assertNotNull(rest);
        assertEquals(40, picture.projects().size());
        assertEquals(29_960, rest.projects());
        assertEquals(299_600_000_000L, rest.bytes());
        double share = 299.6 / (299.6 + 800);
        assertEquals(share * WIDTH * HEIGHT, area(rest.area()), 1);
        var middle = rest.area();
        assertSame(
                rest,
                picture.restAt(middle.x() + middle.width() / 2, middle.y() + middle.height() / 2)
                        .orElseThrow());
        double all = picture.projects().stream().mapToDouble(block -> area(block.area())).sum();
        assertEquals(WIDTH * HEIGHT, all + area(rest.area()), 1);
    }

    @Test
    void drawsNoMoreThanAThousand() {
        ProjectRow[] rows =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> Rows.ready("p" + i, 10))
                        .toArray(ProjectRow[]::new);
        MapPicture picture = of(rows);
        assertTrue(picture.projects().size() <= 1_000);
        assertNotNull(picture.rest());
        assertEquals(5_000, picture.projects().size() + picture.rest().projects());
    }

    private static double area(Treemap.Area area) {
        return area.width() * area.height();
    }

    private static MapPicture of(ProjectRow... rows) {
        var model = new ProjectsModel(new SampleSession(rows), new SameThread(), _ -> {});
        model.start();
        List<ListedProject> listed = model.list().all();
        return MapPicture.of(
                MapPicture.sized(listed), new Treemap.Area(0, 0, WIDTH, HEIGHT), TITLE);
    }
}
