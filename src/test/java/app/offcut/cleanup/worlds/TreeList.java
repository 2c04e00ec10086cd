package app.offcut.cleanup.worlds;

import app.offcut.cleanup.worlds.HostileTree.Work;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hostile trees by name, and the ways to add one. */
class TreeList {
    static final String CLIP = HostileTree.CLIPS + "scene-1-source.mp4";
    static final String FINAL = "public/videos/p1/final.mp4";

    final Map<String, Work> trees = new LinkedHashMap<>();

    /** What is added under a known name is done to the same tree. */
    final void tree(String name, Work work) {
        trees.merge(
                name,
                work,
                (first, second) ->
                        tree -> {
                            first.on(tree);
                            second.on(tree);
                        });
    }

    /** A tree with more files, which a cleanup takes. */
    final void taken(String name, String... paths) {
        tree(name, t -> t.doomed(paths));
    }

    /** A tree with more files, which a cleanup leaves. */
    final void kept(String name, String... paths) {
        tree(name, t -> t.file(paths));
    }

    final void link(String name, String path, String target) {
        tree(name, t -> t.link(path, target));
    }

    /** A tree that changes between the plan and the run. */
    final void meanwhile(String name, Work work) {
        tree(name, t -> t.meanwhile = work);
    }

    /** A tree that the gate must refuse. */
    final void refused(String name, Work work) {
        tree(name, HostileTree::isRefused);
        tree(name, work);
    }
}
