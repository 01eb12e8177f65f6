package org.cratetag.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxLibraryTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64/libonnxruntime.so",
    "Linux, aarch64, linux-aarch64/libonnxruntime.so",
    "Mac OS X, aarch64, osx-aarch64/libonnxruntime.dylib",
    "Windows 11, amd64, win-x64/onnxruntime.dll"
  })
  void namesWhatTheJarHolds_onEachPlatform(String os, String arch, String expected) {
    assertThat(OnnxLibrary.resources(os, arch))
        .contains("ai/onnxruntime/native/" + expected)
        .allSatisfy(
            resource ->
                assertThat(OrtEnvironment.class.getClassLoader().getResource(resource))
                    .as(resource)
                    .isNotNull());
  }

  @Test
  void namesTheTemporaryFolder_whenNothingCanBeWrittenThere() {
    LinkageError seen =
        new ExceptionInInitializerError(
            new RuntimeException(
                new FileSystemException("/tmp/onnxruntime-java1", null, "Read-only file system")));
    assertThat(OnnxLibrary.explain(seen))
        .contains("/tmp/onnxruntime-java1: Read-only file system")
        .contains("java.io.tmpdir");
  }

  @Test
  void givesTheLoadersReason_whenTheLibraryIsRefused() {
    LinkageError seen = new UnsatisfiedLinkError("version `GLIBC_2.27' not found");
    assertThat(OnnxLibrary.explain(seen)).contains("GLIBC_2.27");
  }
}
