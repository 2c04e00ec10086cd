package app.offcut.generator;

import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Libraries with something hostile in them, told by the names of {@link GeneratorWorld} alone. */
final class GeneratorTrees {
    private final Map<String, AttackedWorld.Work> trees = new TreeMap<>();
    private final GeneratorWorld world;

    private GeneratorTrees(GeneratorWorld world) {
        this.world = world;
        for (String one : world.goes()) intermediate(one);
        for (String one : world.folders()) folder(one);
        films();
        zones();
    }

    /** By what is odd about them. */
    static Map<String, AttackedWorld.Work> of(GeneratorWorld world) {
        return new GeneratorTrees(world).trees;
    }

    private void intermediate(String one) {
        Path name = Path.of(one).getFileName();
        trees.put("link out in place of " + one, a -> a.linkOut(one));
        trees.put(
                "link to a film in place of " + one,
                a ->
                        a.replace(
                                one,
                                _ ->
                                        Files.createSymbolicLink(
                                                a.at(one), a.at(a.films().getFirst()))));
        trees.put(
                "hard link of a film in place of " + one,
                a -> a.replace(one, _ -> Files.createLink(a.at(one), a.at(a.films().getLast()))));
        trees.put("dangling link " + one, a -> a.replace(one, _ -> link(a, one, "nowhere")));
        trees.put("link in a circle " + one, a -> a.replace(one, _ -> link(a, one, "" + name)));
        trees.put("link to a device " + one, a -> a.replace(one, _ -> link(a, one, "/dev/zero")));
        trees.put("pipe " + one, a -> a.replace(one, _ -> a.shell("mkfifo '" + one + "'")));
        trees.put("device " + one, a -> a.replace(one, _ -> a.shell("mknod '" + one + "' c 1 3")));
        trees.put(
                "folder named " + one,
                a -> {
                    a.replace(one, _ -> Files.createDirectory(a.at(one)));
                    a.unlessKnown(one + "/notes.txt");
                });
        trees.put(
                "folder with a film named " + one,
                a ->
                        a.replace(
                                one,
                                _ ->
                                        a.world.file(
                                                one + "/" + filmName(a),
                                                SampleLibrary.finalVideo())));
        trees.put(
                "hard link outside of " + one,
                a -> Files.createLink(a.outside.resolve("linked"), a.at(one)));
        trees.put(
                "file outside as " + one,
                a -> {
                    Files.delete(a.at(one));
                    a.age(Files.createLink(a.at(one), a.outside.resolve("gold.mp4")));
                });
        for (String twin : new String[] {("" + name).toUpperCase(Locale.ROOT), "X" + name})
            trees.put(
                    "twin " + twin + " of " + one,
                    a -> a.unlessKnown(Path.of(one).resolveSibling(twin).toString()));
        trees.put(
                "replaced after the plan " + one,
                a -> a.meanwhile = _ -> a.replace(one, _ -> Files.writeString(a.at(one), "gold")));
        trees.put("link after the plan " + one, a -> a.meanwhile = _ -> a.linkOut(one));
        trees.put(
                "film linked after the plan as " + one,
                a ->
                        a.meanwhile =
                                _ ->
                                        a.replace(
                                                one,
                                                _ ->
                                                        Files.createLink(
                                                                a.at(one),
                                                                a.at(a.films().getFirst()))));
        trees.put("gone after the plan " + one, a -> a.meanwhile = _ -> Files.delete(a.at(one)));
        trees.put(
                "file mounted on " + one,
                a -> {
                    a.mount("--bind ../outside/gold.mp4", one);
                    a.stays(one);
                });
    }

    private static String filmName(AttackedWorld a) {
        return "" + Path.of(a.films().getFirst()).getFileName();
    }

    private static void link(AttackedWorld a, String path, String target) throws Exception {
        Files.createSymbolicLink(a.at(path), Path.of(target));
    }

    private void folder(String one) {
        trees.put("link out in place of " + one, a -> a.linkOut(one));
        trees.put(
                "link out after the plan in place of " + one,
                a -> a.meanwhile = _ -> a.linkOut(one));
        trees.put(
                "another folder after the plan in place of " + one,
                a ->
                        a.meanwhile =
                                _ -> {
                                    Path moved = a.moveOut(one);
                                    for (String path : a.intermediates())
                                        if (path.startsWith(one + "/"))
                                            a.world.file(path, "gold".getBytes());
                                    a.age(moved);
                                });
        trees.put(
                "file in place of " + one,
                a -> {
                    a.moveOut(one);
                    a.world.file(one, new byte[500]);
                });
        trees.put("nothing in place of " + one, a -> a.moveOut(one));
        trees.put(
                "mount on " + one,
                a -> {
                    a.mount("-t tmpfs none", one);
                    for (String path : a.intermediates())
                        if (path.startsWith(one + "/")) a.world.file(path, "gold".getBytes());
                    a.stays(one);
                });
        trees.put(
                "outside mounted on " + one,
                a -> {
                    a.mount("--bind ../outside", one);
                    a.stays(one);
                });
        trees.put(
                "closed to everybody " + one,
                a -> {
                    Unprivileged.open(Objects.requireNonNull(a.world.root().getParent()));
                    Unprivileged.mode(a.at(one), "---------");
                    a.unprivileged = true;
                    a.stays(one);
                });
        trees.put(
                "read-only " + one,
                a -> {
                    Unprivileged.open(Objects.requireNonNull(a.world.root().getParent()));
                    a.shell("chmod -R a-w '" + one + "'");
                    a.unprivileged = true;
                    a.stays(one);
                });
        trees.put(
                "names that are no text in " + one,
                a ->
                        a.shell(
                                "touch -d '3 days ago' '"
                                        + one
                                        + "'/\"$(printf '\\377.mp4')\""
                                        + " '"
                                        + one
                                        + "'/\"$(printf '1\\300.png')\""));
        trees.put(
                "sub-folder of the same names in " + one,
                a -> {
                    for (String path : a.intermediates())
                        if (path.startsWith(one + "/")
                                && !path.substring(one.length() + 1).contains("/"))
                            a.world.file(
                                    one + "/sub/" + path.substring(one.length() + 1),
                                    new byte[600]);
                });
        trees.put("link to the folder itself in " + one, a -> link(a, one + "/self", "."));
        trees.put("link to the folder above in " + one, a -> link(a, one + "/up.mp4", ".."));
    }

    private void films() {
        for (String when : new String[] {"", " after the plan"})
            for (int i = 0; i < world.films().size(); i++) {
                int number = i;
                film(
                        "link out in place of film " + i + when,
                        number,
                        when,
                        (a, film) -> a.linkOut(film));
                film(
                        "no film " + i + when,
                        number,
                        when,
                        (a, film) -> Files.move(a.at(film), a.outside.resolve("film.mp4")));
                film(
                        "cut film " + i + when,
                        number,
                        when,
                        (a, film) -> {
                            byte[] whole = Files.readAllBytes(a.at(film));
                            Files.write(a.at(film), Arrays.copyOf(whole, whole.length - 700));
                            a.age(a.at(film));
                        });
                film(
                        "folder in place of film " + i + when,
                        number,
                        when,
                        (a, film) -> {
                            Files.move(a.at(film), a.outside.resolve("film.mp4"));
                            a.world.file(film + "/x.mp4", SampleLibrary.finalVideo());
                        });
                film(
                        "empty film " + i + when,
                        number,
                        when,
                        (a, film) -> {
                            Files.write(a.at(film), new byte[0]);
                            a.age(a.at(film));
                        });
            }
    }

    private interface Spoil {
        void film(AttackedWorld attacked, String film) throws Exception;
    }

    /** Without each film that is due nothing may go. */
    private void film(String name, int number, String when, Spoil spoil) {
        trees.put(
                name,
                a -> {
                    String film = a.films().get(number);
                    boolean removed = name.startsWith("no ") || name.startsWith("folder ");
                    if (!removed || !when.isEmpty() || GeneratorWorld.missed(film)) a.allStays();
                    if (when.isEmpty()) spoil.film(a, film);
                    else a.meanwhile = _ -> spoil.film(a, film);
                });
    }

    private void zones() {
        for (Zone zone : world.generator().layout().zones()) {
            if (Files.notExists(world.root().resolve(zone.word()))) continue;
            trees.put(
                    "zone elsewhere: " + zone,
                    a -> {
                        a.linkOut(zone.word());
                        a.allStays();
                    });
            trees.put(
                    "file in place of zone " + zone,
                    a -> {
                        a.moveOut(zone.word());
                        a.world.file(zone.word(), new byte[300]);
                        a.allStays();
                    });
            trees.put(
                    "folder above the zone elsewhere: " + zone,
                    a -> {
                        a.linkOut(zone.names().getFirst());
                        a.allStays();
                    });
            trees.put(
                    "zone on another disk: " + zone,
                    a -> {
                        Path moved = a.moveOut(zone.word());
                        Files.createDirectories(a.at(zone.word()));
                        a.mount("-t tmpfs none", zone.word());
                        a.shell("cp -a '" + moved + "'/. '" + zone.word() + "'");
                        // held there too, or nowhere
                        if (zone.hold().equals(zone.names())) a.goes(zone.word());
                    });
            trees.put(
                    "zone linked after the plan: " + zone,
                    a -> a.meanwhile = _ -> a.linkOut(zone.word()));
            trees.put(
                    "case twin of a project in " + zone,
                    a -> {
                        for (String path : a.intermediates())
                            if (path.contains("/" + a.world.project() + "/"))
                                a.world.file(
                                        path.replace(
                                                a.world.project(),
                                                a.world.project().toUpperCase(Locale.ROOT)),
                                        new byte[800]);
                    });
        }
    }
}
