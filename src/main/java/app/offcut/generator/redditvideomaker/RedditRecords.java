package app.offcut.generator.redditvideomaker;

import app.offcut.failure.Failure;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.Names;
import app.offcut.generator.Facts;
import app.offcut.generator.FolderRecords;
import app.offcut.generator.JsonFields;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.Root;
import app.offcut.text.Texts;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The threads: those with a folder, and those with a row. */
final class RedditRecords extends FolderRecords {
    private final Root root;

    RedditRecords(Root root) {
        this.root = root;
    }

    @Override
    public Facts facts() {
        Map<String, List<VideoRow>> rows = rows();
        Set<String> claimedTwice = claimedTwice(rows);
        Set<String> ids = new TreeSet<>(rows.keySet());
        ids.addAll(folders());
        List<Project> projects = new ArrayList<>();
        for (String id : ids)
            projects.add(project(id, rows.getOrDefault(id, List.of()), claimedTwice));
        List<String> problems =
                claimedTwice.isEmpty()
                        ? List.of()
                        : List.of(
                                Texts.of(
                                        "generator.reddit-video-maker-bot.same-final",
                                        claimedTwice.size(),
                                        claimedTwice.iterator().next()));
        return new Facts(projects, RecordedFiles.NONE, true, problems);
    }

    private Map<String, List<VideoRow>> rows() {
        Map<String, List<VideoRow>> rows = new TreeMap<>();
        for (JsonObject row : new VideoList(root).rows())
            JsonFields.text(row, "id")
                    .ifPresent(id ->
                            rows.computeIfAbsent(id, _ -> new ArrayList<>())
                                    .add(VideoRow.of(id, row)));
        return rows;
    }

    private Set<String> folders() {
        Set<String> folders = new HashSet<>();
        try (Folder temp = root.open(RedditLayout.TEMP.toArray(String[]::new))) {
            for (Path name : temp.names())
                if (FoundFile.representable(name)
                        && !name.toString().startsWith(".")
                        && Folder.isFolder(temp.attributes(name))) folders.add(name.toString());
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw Failure.of(e, root.path()).problem();
        }
        return folders;
    }

    /**
     * Paths that several threads name as their final: the last render replaced the others, so none
     * of them can be sure of it. Folded, as some disks take two spellings for one name.
     */
    private static Set<String> claimedTwice(Map<String, List<VideoRow>> rows) {
        Map<String, Set<String>> owners = new HashMap<>();
        rows.forEach((id, its) ->
                finals(its)
                        .forEach(names ->
                                owners.computeIfAbsent(Names.folded(names), _ -> new HashSet<>())
                                        .add(id)));
        Set<String> twice = new TreeSet<>();
        owners.forEach((path, ids) -> {
            if (ids.size() > 1) twice.add(path);
        });
        return twice;
    }

    private static Stream<List<String>> finals(List<VideoRow> rows) {
        return rows.stream().flatMap(row -> row.finals().stream()).distinct();
    }

    private static Project project(String id, List<VideoRow> rows, Set<String> claimedTwice) {
        List<List<String>> finals = finals(rows).toList();
        boolean sure =
                rows.stream().map(VideoRow::finals).distinct().count() == 1
                        && finals.stream().map(Names::folded).noneMatch(claimedTwice::contains);
        VideoRow row = rows.isEmpty() ? null : rows.getLast();
        return new Project(
                id,
                row == null ? id : row.title(),
                row == null ? null : row.made(),
                0,
                sure ? finals.stream().map(names -> due(id, names)).toList() : List.of(),
                List.of(),
                new RecordedFiles(
                        Map.of(), List.of(), Set.of(), finals, Set.of(), List.of(), Set.of()),
                null,
                null);
    }

    private static Expected due(String id, List<String> names) {
        List<String> clip = new ArrayList<>(RedditLayout.TEMP);
        clip.addAll(List.of(id, RedditLayout.AS_LONG_AS_THE_FINAL));
        return Expected.due(names, List.copyOf(clip));
    }

    /** Changes when a row is added. */
    @Override
    public Map<String, String> marks(Set<String> projects) {
        Map<String, String> marks = new TreeMap<>();
        rows().forEach((id, rows) -> {
            if (projects.contains(id)) marks.put(id, rows.toString());
        });
        return marks;
    }

    @Override
    public Description describe() {
        return new Description.Folders(
                root.path().resolve(String.join("/", RedditLayout.TEMP)),
                facts().projects().size());
    }
}
