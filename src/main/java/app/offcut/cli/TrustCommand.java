package app.offcut.cli;

import app.offcut.generator.Generators;
import app.offcut.library.links.ZoneLink;
import app.offcut.library.links.ZoneLinks;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trust}: consents to a cache folder that is a link, or that was moved to another disk. */
@Command(
        name = "trust",
        description = {
            "Show which cache folders are links, or agree to one. Offcut follows a"
                    + " link only after that, and only to the folder that it leads to now.",
            "Asks first on a terminal, unless --yes is given."
        },
        footer = {"", "Examples:", "  offcut trust", "  offcut trust .cache/videos"})
final class TrustCommand extends LibraryCommand {
    @Parameters(
            paramLabel = "ZONE",
            arity = "0..1",
            description = "The link to agree to, as “offcut trust” without a name lists it.")
    private @Nullable String zone;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    void checkUsage() {
        if (zone == null) return;
        place(zone);
        if (!yes && !answer().context().terminal().present())
            throw Problem.usage(Texts.of("cli.trust.needs-yes"));
    }

    private static List<String> place(String zone) {
        String plain = zone.replace('\\', '/').replaceFirst("^\\./", "").replaceFirst("/+$", "");
        return Generators.linkPlaces().stream()
                .filter(place -> String.join("/", place).equals(plain))
                .findAny()
                .orElseThrow(() -> Problem.usage(Texts.of("cli.trust.no-zone", zone, words())));
    }

    private static String words() {
        return Generators.linkPlaces().stream()
                .map(place -> String.join("/", place))
                .collect(Collectors.joining(", "));
    }

    @Override
    int run(OpenLibrary open) {
        return zone == null ? show(open.zoneLinks()) : agree(open.zoneLinks(), zone);
    }

    private int agree(ZoneLinks links, String zone) {
        List<String> place = place(zone);
        ZoneLink link =
                links.find().stream()
                        .filter(found -> found.place().equals(place))
                        .findAny()
                        .orElseThrow(() -> Problem.usage(Texts.of("cli.trust.no-link", zone)));
        if (!link.trusted() && !yes && !agrees(link)) {
            show(links);
            return StopSignal.STOPPED;
        }
        links.agree(link);
        return show(links);
    }

    private boolean agrees(ZoneLink link) {
        return answer().agrees(Texts.of("cli.trust.ask", link.word(), link.target()));
    }

    private int show(ZoneLinks found) {
        List<ZoneLink> links = found.find();
        if (answer().json()) return answer().json(CleanupJson.Trust.of(links));
        if (links.isEmpty()) answer().line(Texts.of("cli.trust.none"));
        for (ZoneLink link : links) answer().line(sentence(link));
        return 0;
    }

    private static String sentence(ZoneLink link) {
        String key =
                switch (link.state()) {
                    case TRUSTED -> "cli.trust.trusted";
                    case UNTRUSTED -> "cli.trust.untrusted";
                    case MOVED -> "cli.trust.moved";
                };
        return Texts.of(key, link.word(), link.target());
    }
}
