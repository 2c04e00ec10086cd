package app.offcut.ui.presence;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Mark;
import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tray icon. JavaFX has none, so this class alone uses AWT, and starts it only when needed. */
public final class Tray implements Presence.Icon {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

    private final Runnable open;
    private final Runnable quit;
    private @Nullable TrayIcon icon;

    /** Both actions are called on an AWT thread. */
    public Tray(Runnable open, Runnable quit) {
        this.open = open;
        this.quit = quit;
    }

    @Override
    public synchronized boolean show(boolean wanted) {
        try {
            if (wanted && icon == null && SystemTray.isSupported()) icon = add();
            else if (!wanted && icon != null) remove(icon);
            return icon != null;
        } catch (AWTException | IOException | RuntimeException | LinkageError | AWTError e) {
            LOG.debug("Cannot show a tray icon: {}", e.toString());
            return false;
        }
    }

    private void remove(TrayIcon shown) {
        SystemTray.getSystemTray().remove(shown);
        icon = null;
    }

    private TrayIcon add() throws AWTException, IOException {
        TrayIcon made = new TrayIcon(image(), Texts.of("ui.title"), menu());
        made.setImageAutoSize(true);
        made.addMouseListener(
                new MouseAdapter() {
                    @Override
                    public void mouseClicked(MouseEvent click) {
                        if (click.getButton() == MouseEvent.BUTTON1) open.run();
                    }
                });
        SystemTray.getSystemTray().add(made);
        return made;
    }

    private PopupMenu menu() {
        MenuItem opens = new MenuItem(Texts.of("ui.tray.open"));
        opens.addActionListener(_ -> open.run());
        MenuItem quits = new MenuItem(Texts.of("ui.tray.quit"));
        quits.addActionListener(_ -> quit.run());
        PopupMenu menu = new PopupMenu();
        menu.add(opens);
        menu.add(quits);
        return menu;
    }

    private static Image image() throws IOException {
        return Objects.requireNonNull(ImageIO.read(Mark.url(64)));
    }
}
