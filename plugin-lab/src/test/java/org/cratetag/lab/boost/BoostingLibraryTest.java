package org.cratetag.lab.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class BoostingLibraryTest {
  @Test
  void isLoaded_whereTheSystemHasAllThatItNeeds() {
    assertThatCode(BoostingLibrary::verify).doesNotThrowAnyException();
  }

  @Test
  void namesThePackage_whenOpenMpIsMissing() {
    Throwable asSeen =
        new ExceptionInInitializerError(
            new RuntimeException(
                new UnsatisfiedLinkError(
                    "/tmp/libxgboost4j.so: libgomp.so.1: cannot open shared object file: No such"
                        + " file or directory")));
    assertThat(BoostingLibrary.explain(asSeen)).contains("apt-get install libgomp1");
  }

  @Test
  void givesTheReason_whenItIsAnother() {
    Throwable other = new UnsatisfiedLinkError("failed to map segment from shared object");
    assertThat(BoostingLibrary.explain(other)).contains("failed to map segment");
  }
}
