package org.cratetag.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing once found, and what it starts from, without a fuzzer. */
class KeptInputsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;

  static Set<String> targets() {
    return FuzzTargets.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void keptInput_isNoFaultAnyMore(String name) throws Exception {
    FuzzTarget target = FuzzTargets.get(name);
    for (Path kept : KeptInputs.of(name)) {
      byte[] input = Files.readAllBytes(kept);
      assertTimeoutPreemptively(LIMIT, () -> target.run(input), kept::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seed_isNoFault(String name) throws Exception {
    FuzzTarget target = FuzzTargets.get(name);
    List<byte[]> seeds = target.seeds(folder);
    assertThat(seeds).isNotEmpty();
    for (byte[] seed : seeds) {
      assertTimeoutPreemptively(LIMIT, () -> target.run(seed));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  /** A folder that belongs to no target would be passed over without a word. */
  @Test
  void keptInputs_areOfTargetsThatThereAre() throws IOException {
    Path all = Path.of("src", "test", "resources", "fuzz");
    if (Files.isDirectory(all)) {
      try (Stream<Path> folders = Files.list(all)) {
        assertThat(folders.filter(Files::isDirectory).map(each -> each.getFileName().toString()))
            .isSubsetOf(targets());
      }
    }
  }
}
