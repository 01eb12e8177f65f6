package org.cratetag.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.cratetag.api.track.LabelledTrack;
import org.pf4j.ExtensionPoint;

/** Makes plugin zips as an author would: javac with PF4J's annotation processor, then zip. */
public final class PluginZip {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** With a descriptor that fits this host. */
  public static PluginZip of(String id) {
    return of(id, "1.0.0", ">=1.0.0");
  }

  static PluginZip of(String id, String version, String requires) {
    return new PluginZip()
        .file(
            "plugin.properties",
            "plugin.id=" + id + "\nplugin.version=" + version + "\nplugin.requires=" + requires);
  }

  /** Adds a text file. */
  public PluginZip file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  PluginZip file(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** Compiles a class of package {@code plugin} into {@code classes/}, with the extension index. */
  public PluginZip source(Path workFolder, String className, String body) throws IOException {
    String source =
        """
        package plugin;
        import java.io.*;
        import java.nio.file.*;
        import java.util.*;
        import org.cratetag.api.*;
        import org.cratetag.api.track.*;
        import org.pf4j.*;
        """
            + body;
    Path out = Files.createTempDirectory(workFolder, "classes");
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    String pf4j = location(ExtensionPoint.class);
    List<String> options =
        List.of(
            "-d",
            out.toString(),
            "-cp",
            location(LabelledTrack.class) + System.getProperty("path.separator") + pf4j,
            "-processorpath",
            pf4j + System.getProperty("path.separator") + location(org.slf4j.Logger.class));
    StringWriter messages = new StringWriter();
    JavaFileObject unit =
        new SimpleJavaFileObject(
            URI.create("string:///plugin/" + className + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    if (!javac.getTask(messages, null, null, options, null, List.of(unit)).call()) {
      throw new IllegalStateException(messages.toString());
    }
    try (Stream<Path> compiled = Files.walk(out)) {
      for (Path file : compiled.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(file).toString().replace('\\', '/');
        file("classes/" + name, Files.readAllBytes(file));
      }
    }
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Writes the zip into a folder. */
  public Path writeTo(Path folder, String fileName) throws IOException {
    Files.createDirectories(folder);
    return Files.write(folder.resolve(fileName), bytes());
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
