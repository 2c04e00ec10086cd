package app.offcut;

/** Without a command the window, otherwise the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
