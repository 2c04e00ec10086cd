package app.offcut.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Protects what any of several layouts protects, and classifies nothing. */
final class UndecidedLayout implements Layout {
    private final List<Layout> layouts;
    private final List<Zone> zones;

    UndecidedLayout(List<Layout> layouts) {
        this.layouts = layouts;
        zones = apart(layouts);
    }

    /** Their zones; of those that overlap only the first, so that each file counts once. */
    private static List<Zone> apart(List<Layout> layouts) {
        List<Zone> apart = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Layout layout : layouts)
            for (Zone zone : layout.zones()) {
                if (apart.stream().anyMatch(other -> overlap(zone, other))) continue;
                String id = zone.id();
                while (!ids.add(id)) id += "'";
                apart.add(named(id, zone));
            }
        return List.copyOf(apart);
    }

    private static Zone named(String id, Zone zone) {
        return new Zone(
                id,
                zone.category(),
                zone.names(),
                zone.contents(),
                zone.holders(),
                zone.reserved(),
                zone.hold());
    }

    private static boolean overlap(Zone one, Zone other) {
        int shorter = Math.min(one.names().size(), other.names().size());
        return one.names().subList(0, shorter).equals(other.names().subList(0, shorter));
    }

    @Override
    public List<Zone> zones() {
        return zones;
    }

    @Override
    public List<List<String>> finalFolders() {
        return all(Layout::finalFolders);
    }

    @Override
    public List<List<String>> linkPlaces() {
        return all(Layout::linkPlaces);
    }

    private <T> List<T> all(Function<Layout, List<T>> part) {
        Set<T> all = new LinkedHashSet<>();
        for (Layout layout : layouts) all.addAll(part.apply(layout));
        return List.copyOf(all);
    }

    @Override
    public boolean isFinalName(String name) {
        return layouts.stream().anyMatch(layout -> layout.isFinalName(name));
    }

    @Override
    public boolean isThumbnailName(String name) {
        return layouts.stream().anyMatch(layout -> layout.isThumbnailName(name));
    }

    @Override
    public boolean isDatabaseName(String name) {
        return layouts.stream().anyMatch(layout -> layout.isDatabaseName(name));
    }

    @Override
    public boolean neverTouched(List<String> names) {
        return layouts.stream().anyMatch(layout -> layout.neverTouched(names));
    }

    @Override
    public boolean safeId(String id) {
        return layouts.stream().allMatch(layout -> layout.safeId(id));
    }

    @Override
    public Optional<Category> classify(Zone zone, List<String> inner) {
        return Optional.empty();
    }

    @Override
    public Optional<String> sourceOf(List<String> below) {
        return Optional.empty();
    }

    @Override
    public Set<String> stems(String fileName) {
        return Collections.emptySet();
    }
}
