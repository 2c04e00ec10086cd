import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Build-time tool: writes the licences of all parts into one text, each licence once. Fails on a
 * part without one.
 *
 * <p>A part's text is the one in the sources' folder for names that begin like its own, or lies in
 * its jar on this program's class path; the bill of materials has those that name no holder.
 *
 * <p>Arguments: the bill of materials, the folder of texts, the project's folder, then the files to
 * write.
 */
public class CollectLicences {
    private static final String RULE = "\n\n" + "-".repeat(72) + "\n\n";
    private static final String TYPEFACE = "src/main/resources/app/offcut/ui/typeface/OFL.txt";

    private final Path texts;
    private final Map<String, Path> jars = new TreeMap<>();

    /** What has this text, by the text. */
    private final Map<String, Set<String>> byText = new LinkedHashMap<>();

    private CollectLicences(Path texts) {
        this.texts = texts;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator))
            jars.put(Path.of(entry).getFileName().toString(), Path.of(entry));
    }

    public static void main(String[] args) throws IOException {
        JsonObject bill =
                JsonParser.parseString(Files.readString(Path.of(args[0]))).getAsJsonObject();
        CollectLicences all = new CollectLicences(Path.of(args[1]));
        String text = all.text(bill, Path.of(args[2]));
        for (String written : List.of(args).subList(3, args.length)) {
            Path file = Path.of(written);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    private String text(JsonObject bill, Path project) throws IOException {
        JsonObject offcut = bill.getAsJsonObject("metadata").getAsJsonObject("component");
        for (JsonObject licence : licences(offcut)) add(general(licence), "Offcut");
        Set<String> parts = new TreeSet<>();
        for (JsonElement part : bill.getAsJsonArray("components"))
            parts.add(part(part.getAsJsonObject()));
        add(Files.readString(project.resolve(TYPEFACE)), "Inter");
        StringBuilder all =
                new StringBuilder("Offcut is under the licence Apache-2.0. Its parts:\n\n");
        for (String part : parts) all.append(part).append('\n');
        all.append("Inter (typeface): OFL-1.1");
        byText.forEach((text, names) ->
                all.append(RULE).append(String.join(", ", names)).append("\n\n").append(text));
        return all.append('\n').toString();
    }

    /** The part's line, after its texts are added. */
    private String part(JsonObject part) throws IOException {
        String name = part.get("name").getAsString();
        String version = part.get("version").getAsString();
        List<String> own = own(name, version);
        own.forEach(text -> add(text, name));
        List<String> words = new ArrayList<>();
        for (JsonObject licence : licences(part)) {
            words.add(licence.get(licence.has("id") ? "id" : "name").getAsString());
            String general = general(licence);
            if (!general.isEmpty()) add(general, name);
            else if (own.isEmpty())
                throw new IOException("No licence text of " + name + ": put it into " + texts);
        }
        return name + " " + version + ": " + String.join(" or ", words);
    }

    private static List<JsonObject> licences(JsonObject part) {
        return part.getAsJsonArray("licenses").asList().stream()
                .map(one -> one.getAsJsonObject().getAsJsonObject("license"))
                .toList();
    }

    private void add(String text, String name) {
        byText.computeIfAbsent(text.strip(), _ -> new TreeSet<>()).add(name);
    }

    private List<String> own(String name, String version) throws IOException {
        try (Stream<Path> files = Files.list(texts)) {
            for (Path file : files.toList())
                if (name.startsWith(file.getFileName().toString().replace(".txt", "")))
                    return List.of(Files.readString(file));
        }
        Path jar = jars.get(name + "-" + version + ".jar");
        if (jar == null) throw new IOException(name + " is not on the class path");
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            List<String> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                boolean licence = file.toString().matches("/META-INF/(.*/)?LICENSE[^/]*");
                boolean notice = file.toString().matches("/META-INF/(.*/)?NOTICE[^/]*");
                String text = licence || notice ? Files.readString(file) : "";
                // the bill has that one
                if (notice || licence && !text.contains("Apache License")) found.add(text);
            }
            return found;
        }
    }

    /** Empty for a text with a place for the holder's name, and for none. */
    private static String general(JsonObject licence) {
        if (!licence.has("text")) return "";
        byte[] text =
                Base64.getDecoder()
                        .decode(licence.getAsJsonObject("text").get("content").getAsString());
        String words = new String(text, StandardCharsets.UTF_8);
        return words.length() < 500 || words.contains("<copyright holders>") ? "" : words;
    }
}
