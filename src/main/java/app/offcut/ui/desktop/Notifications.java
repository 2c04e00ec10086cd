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
 * The desktop's notifications as the Desktop Notifications Specification 1.2 has them. The names of
 * methods and signals are the specification's.
 */
@DBusInterfaceName("org.freedesktop.Notifications")
@SuppressWarnings({"checkstyle:MethodName", "MethodName"})
public interface Notifications extends DBusInterface {
    String SERVICE = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    /**
     * @param replaces number of the notification whose place it takes; 0 for none
     * @param actions key and words of each by turns
     * @param expires in ms; -1 as the desktop likes
     * @return its number
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

    /** An action of a notification was chosen. */
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
