package app.offcut.cli;

import app.offcut.settings.InstalledVersion;
import picocli.CommandLine.IVersionProvider;

/** The answer to {@code --version}. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        int java = Runtime.version().feature();
        return new String[] {"offcut " + InstalledVersion.number() + " (Java " + java + ")"};
    }
}
