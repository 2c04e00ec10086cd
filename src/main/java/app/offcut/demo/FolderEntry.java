package app.offcut.demo;

/**
 * An entry of a demo's catalogue.
 *
 * @param daysAgo age of its final
 * @param variant what its generator can also make
 */
record FolderEntry<V>(
        String title, FolderStage stage, double daysAgo, DemoVideo video, V variant) {}
