package app.offcut.login;

import app.offcut.files.OwnFile;
import app.offcut.settings.Environment;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Start at login on macOS: a property list that launchd reads when the user logs in. */
final class LaunchAgent implements EntryForm {
    private static final Pattern DISABLED = Pattern.compile("<key>Disabled</key>\\s*<true\\s*/>");

    @Override
    public Path file(Environment environment) {
        return environment
                .homeFolder()
                .resolve("Library/LaunchAgents")
                .resolve(OwnFile.LAUNCH_AGENT);
    }

    @Override
    public String text(Path launcher) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>app.offcut</string>
          <key>ProgramArguments</key>
          <array>
            <string>%s</string>
            <string>--hidden</string>
          </array>
          <key>RunAtLoad</key>
          <true/>
          <key>LimitLoadToSessionType</key>
          <string>Aqua</string>
          <key>ProcessType</key>
          <string>Interactive</string>
        </dict>
        </plist>
        """
                .formatted(escaped(launcher.toString()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public boolean starts(String text) {
        return text.contains("<key>ProgramArguments</key>") && !DISABLED.matcher(text).find();
    }
}
