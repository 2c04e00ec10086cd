import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Build-time tool: gives the classes of a jar that are older than Java 6 the format of Java 8. The
 * JVM's AOT cache takes no older ones, and verifies them slowly at each start.
 *
 * <p>Arguments: the folder of the jars, the beginning of the jars' names.
 */
public class UpgradeClasses {
    private static final int JAVA_6 = 50;
    private static final int JAVA_8 = 52;

    public static void main(String[] args) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
            for (Path jar : jars.toList())
                if (String.valueOf(jar.getFileName()).startsWith(args[1])) upgrade(jar);
        }
    }

    private static void upgrade(Path jar) throws IOException {
        try (URLClassLoader known =
                        new URLClassLoader(
                                new URL[] {jar.toUri().toURL()},
                                ClassLoader.getPlatformClassLoader());
                FileSystem zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            ClassFile format =
                    ClassFile.of(
                            StackMapsOption.GENERATE_STACK_MAPS,
                            ClassHierarchyResolverOption.of(
                                    ClassHierarchyResolver.ofResourceParsing(known)));
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : classes) upgrade(file, format);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void upgrade(Path file, ClassFile format) throws IOException {
        ClassModel old = format.parse(Files.readAllBytes(file));
        if (old.majorVersion() >= JAVA_6) return;
        ClassTransform version =
                (to, part) -> {
                    if (part instanceof ClassFileVersion) to.withVersion(JAVA_8, 0);
                    else to.with(part);
                };
        // each method is written anew, with the frames that the newer format asks for
        ClassTransform code = ClassTransform.transformingMethodBodies(CodeBuilder::with);
        byte[] upgraded = format.transformClass(old, version.andThen(code));
        List<VerifyError> errors = format.verify(upgraded);
        if (!errors.isEmpty()) throw new IOException(file + ": " + errors.getFirst());
        var made = Files.getLastModifiedTime(file);
        Files.write(file, upgraded);
        Files.setLastModifiedTime(file, made);
    }
}
