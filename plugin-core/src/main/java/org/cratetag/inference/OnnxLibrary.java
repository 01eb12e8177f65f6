package org.cratetag.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.cratetag.natives.NativeCache;
import org.cratetag.natives.NativesException;

/**
 * ONNX Runtime's native library. Left to itself it unpacks 24 MB into the temporary folder at each
 * start, and leaves them there when it is killed.
 */
final class OnnxLibrary {
  private static final String FOLDER_PROPERTY = "onnxruntime.native.path";

  private OnnxLibrary() {}

  /**
   * The environment of this process, with the library unpacked where the process keeps such.
   *
   * @throws NativesException when the library cannot be unpacked or loaded
   */
  static synchronized OrtEnvironment load() {
    if (System.getProperty(FOLDER_PROPERTY) == null) {
      NativeCache.find()
          .ifPresent(
              cache ->
                  System.setProperty(
                      FOLDER_PROPERTY,
                      cache
                          .unpack(
                              "onnxruntime",
                              OrtEnvironment.class.getClassLoader(),
                              resources(
                                  System.getProperty("os.name"), System.getProperty("os.arch")))
                          .toString()));
    }
    try {
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "cratetag");
    } catch (LinkageError e) {
      throw new NativesException(explain(e), e);
    }
  }

  /**
   * What the jar holds for a platform, by Java's names for it. For others these are the names that
   * it would have.
   */
  static List<String> resources(String os, String arch) {
    String processor = arch.equals("aarch64") ? "aarch64" : "x64";
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return files("win-" + processor, "", ".dll");
    }
    return system.startsWith("mac")
        ? files("osx-" + processor, "lib", ".dylib")
        : files("linux-" + processor, "lib", ".so");
  }

  private static List<String> files(String platform, String prefix, String suffix) {
    String folder = "ai/onnxruntime/native/" + platform + "/" + prefix;
    return List.of(folder + "onnxruntime" + suffix, folder + "onnxruntime4j_jni" + suffix);
  }

  /** Even when it has nothing to unpack, it makes a temporary folder and removes it. */
  static String explain(LinkageError e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof IOException
        ? "nothing can be written into the temporary folder ("
            + cause.getMessage()
            + "); choose another: CRATETAG_JAVA_OPTS=-Djava.io.tmpdir=DIR"
        : "ONNX Runtime, which classifies, cannot be loaded: " + cause.getMessage();
  }
}
