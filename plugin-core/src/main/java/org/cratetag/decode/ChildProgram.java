package org.cratetag.decode;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cratetag.decode.libav.LibavChild;

/**
 * How a decoding child is started: this JVM's own Java, with a class path of three jars, a small
 * heap, the serial collector and the quick compiler alone, as all the work is the libraries'.
 *
 * @param libraries the folder of FFmpeg's libraries
 */
record ChildProgram(Path libraries) {
  /** The command, with what the child should map. */
  ProcessBuilder process(Path samples) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms4m",
            "-Xmx48m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:-UsePerfData",
            "-XX:-UseContainerSupport",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + nullDevice(),
            "-Xshare:auto",
            "-Dfile.encoding=UTF-8",
            "-Dorg.bytedeco.javacpp.nopointergc=true",
            "-Dorg.bytedeco.javacpp.cachedir=" + libraries,
            "-Djava.library.path=" + libraries));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", classPath(), LibavChild.class.getName(), samples.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    // The libraries find each other there.
    environment.put("LD_LIBRARY_PATH", libraries.toString());
    environment.put("MALLOC_ARENA_MAX", "1");
    // Some of the libraries there are empty: what they name is looked for when it is called.
    environment.remove("LD_BIND_NOW");
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
    environment.remove("CLASSPATH");
    return builder;
  }

  private static String classPath() {
    Set<String> places = new LinkedHashSet<>();
    places.add(place(LibavChild.class));
    for (String name :
        List.of("org.bytedeco.javacpp.Pointer", "org.bytedeco.ffmpeg.global.avutil")) {
      try {
        places.add(place(Class.forName(name, false, ChildProgram.class.getClassLoader())));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("the installation is incomplete: there is no " + name, e);
      }
    }
    return String.join(File.pathSeparator, places);
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot find " + type.getName(), e);
    }
  }

  private static String nullDevice() {
    return Files.exists(Path.of("/dev/null")) ? "/dev/null" : "NUL";
  }
}
