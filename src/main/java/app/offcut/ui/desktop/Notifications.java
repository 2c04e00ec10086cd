package app.offcut.ui.desktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * The D-Bus interface of the Desktop Notifications Specification 1.2, which defines the names of
 * methods and signals.
 */
@DBusInterfaceName("org.freedesktop.Notifications")
@SuppressWarnings({"checkstyle:MethodName", "MethodName"})
public interface Notifications extends DBusInterface {
    String SERVICE = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    /**
     * @param replaces id of the notification to replace; 0 for none
     * @param actions key and label of each action, alternating
     * @param expires in ms; -1 for the server's default
     * @return its id
     */
    UInt32 Notify(
            String application,
            UInt32 replaces,
            String icon,
            String title,
            String text,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expires);

    List<String> GetCapabilities();

    /** The user chose an action of a notification. */
    class ActionInvoked extends DBusSignal {
        private final UInt32 number;
        private final String key;

        public ActionInvoked(String path, UInt32 number, String key) throws DBusException {
            super(path, number, key);
            this.number = number;
            this.key = key;
        }

        public UInt32 number() {
            return number;
        }

        public String key() {
            return key;
        }
    }
}
