package org.cratetag.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.fuzz.FuzzTarget;

/** A pattern on the first line, a path on the second: fits or does not, in time. */
public final class PatternFuzz implements FuzzTarget {
  private static final Path ROOT = Path.of("/music");

  @Override
  public List<byte[]> seeds(Path folder) {
    return Stream.of(
            "**/*.mp3\nHouse/a b.mp3",
            "!/Sets/**\nSets/2019/long.flac",
            "?ew/\nnew/x",
            "a*b*c*d*e\naaaaabbbbbcccccddddd",
            "**/**/**/x\na/b/c/d/e/f")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8).replace("\0", "");
    String pattern = text.lines().findFirst().orElse("*");
    String path = text.lines().skip(1).findFirst().orElse("x");
    NamePattern exclusion = NamePattern.of(ROOT, pattern.isEmpty() ? "*" : pattern);
    Path file = ROOT.resolve(path.replaceAll("^/+", ""));
    boolean out = NamePattern.leaveOut(List.of(exclusion), file, () -> false);
    if (out) {
      assertThat(exclusion.isException()).as("what takes back leaves nothing out").isFalse();
    }
    assertThat(new Glob("**").fits(path)).isTrue();
    if (path.chars().noneMatch(letter -> letter == '*' || letter == '?')) {
      assertThat(new Glob(path).fits(path)).as("a path fits itself").isTrue();
    }
  }
}
