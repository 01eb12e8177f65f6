package org.cratetag.decode;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.Loader;

/**
 * The bundled ffmpeg and ffprobe programs, unpacked on first use into a folder of the home. They
 * are only ever run as child processes: a crash in a decoder must not take the JVM with it.
 */
public final class FfmpegProgram {
  private final Path ffmpeg;
  private final Path ffprobe;

  private FfmpegProgram(Path ffmpeg, Path ffprobe) {
    this.ffmpeg = ffmpeg;
    this.ffprobe = ffprobe;
  }

  /**
   * Unpacks the programs where they are not there yet.
   *
   * @param cacheFolder where the bundle is unpacked; made when missing. The first call of a JVM
   *     decides
   */
  public static synchronized FfmpegProgram unpack(Path cacheFolder) {
    Objects.requireNonNull(cacheFolder, "cacheFolder");
    if (System.getProperty("org.bytedeco.javacpp.cachedir") == null) {
      System.setProperty("org.bytedeco.javacpp.cachedir", cacheFolder.toString());
    }
    return new FfmpegProgram(
        Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)),
        Path.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class)));
  }

  /** A process that runs ffmpeg, quiet, without reading standard input. */
  ProcessBuilder ffmpeg(List<String> arguments) {
    return program(ffmpeg, "-nostdin", arguments);
  }

  /** A process that runs ffprobe. */
  ProcessBuilder ffprobe(List<String> arguments) {
    return program(ffprobe, "-hide_banner", arguments);
  }

  private static ProcessBuilder program(Path program, String first, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add(first);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LD_LIBRARY_PATH", program.getParent().toString());
    builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
    return builder;
  }

  private static File nullDevice() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
