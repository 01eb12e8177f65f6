package org.cratetag.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the API against what plugins of earlier versions were built with. A listing in {@code
 * src/test/resources} for each minor version says what that version showed.
 */
class ApiCompatibilityTest {
  private static final Path LISTINGS =
      Path.of("src", "test", "resources", "org", "cratetag", "api");

  /** Interfaces that the host implements: there a new method breaks no plugin. */
  private static final Set<String> OF_THE_HOST =
      Set.of(
          "org.cratetag.api.PluginContext",
          "org.cratetag.api.PluginSettings",
          "org.cratetag.api.ScanListener",
          "org.cratetag.api.FileView");

  private static final Pattern INTERFACE_METHOD =
      Pattern.compile("  public abstract .*?(org\\.cratetag\\.api[A-Za-z.]*)\\.[A-Za-z]+\\(.*");

  @Test
  void listingOfThisVersion_saysWhatTheApiShows() throws Exception {
    Path listing = LISTINGS.resolve("api-" + minor(ApiVersion.current()) + ".txt");
    List<String> now = ApiListing.lines();
    if (!Files.exists(listing)) {
      Files.write(listing, now);
    }
    assertThat(now)
        .as(
            "the API, against %s. If this version is not released, make the listing anew by"
                + " deleting it; if it is, give the API the next minor version",
            listing)
        .isEqualTo(Files.readAllLines(listing));
  }

  @Test
  void nothingThatAnEarlierVersionOfThisMajorShowed_isGoneOrMoreDemanding() throws Exception {
    List<String> now = ApiListing.lines();
    for (Path listing : listingsOfThisMajor()) {
      List<String> then = Files.readAllLines(listing);
      assertThat(breaks(then, now))
          .as("what breaks plugins built for %s; a new major version may", listing.getFileName())
          .isEmpty();
    }
  }

  @Test
  void listingTellsSealedTypes_andTypesWithinTypes() throws Exception {
    assertThat(ApiListing.lines())
        .contains("sealed public abstract interface org.cratetag.api.track.TrackOutcome")
        .anyMatch(line -> line.contains("java.util.List<java.lang.String>> "));
  }

  @Test
  void breaksAreFound() {
    List<String> then =
        List.of(
            "public abstract interface org.cratetag.api.TagWriter",
            "  public abstract void org.cratetag.api.TagWriter.write(int)");
    List<String> gone = List.of(then.get(0));
    assertThat(breaks(then, gone)).containsExactly("gone: " + then.get(1));
    List<String> more = new ArrayList<>(then);
    more.add("  public abstract void org.cratetag.api.TagWriter.more()");
    assertThat(breaks(then, more)).containsExactly("demanded: " + more.get(2));
    List<String> fine = new ArrayList<>(then);
    fine.add("  public default void org.cratetag.api.TagWriter.more()");
    fine.add("public abstract interface org.cratetag.api.New");
    fine.add("  public abstract void org.cratetag.api.New.more()");
    fine.add("  public abstract void org.cratetag.api.PluginContext.more()");
    assertThat(breaks(then, fine)).isEmpty();
  }

  private static List<Path> listingsOfThisMajor() throws IOException {
    String major = ApiVersion.current().replaceAll("\\..*", "");
    try (Stream<Path> files = Files.list(LISTINGS)) {
      List<Path> found =
          files
              .filter(f -> f.getFileName().toString().matches("api-" + major + "\\.\\d+\\.txt"))
              .toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static String minor(String version) {
    return version.replaceAll("^(\\d+\\.\\d+)\\..*", "$1");
  }

  private static List<String> breaks(List<String> then, List<String> now) {
    Set<String> left = new LinkedHashSet<>(now);
    List<String> breaks = new ArrayList<>();
    then.stream().filter(line -> !left.contains(line)).forEach(line -> breaks.add("gone: " + line));
    Set<String> known = Set.copyOf(then);
    for (String line : now) {
      var method = INTERFACE_METHOD.matcher(line);
      if (!known.contains(line)
          && method.matches()
          && !OF_THE_HOST.contains(method.group(1))
          && then.stream().anyMatch(old -> old.contains(" " + method.group(1) + "."))) {
        breaks.add("demanded: " + line);
      }
    }
    return breaks;
  }
}
