package org.cratetag.ledger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathNamesTest {
  private static final Path MUSIC = Path.of("/srv/music");
  private static final Path INNER = MUSIC.resolve("inner");
  private static final PathNames PLAIN = new PathNames(Map.of());
  private static final PathNames NAMED = new PathNames(Map.of("music", MUSIC));
  private static final PathNames NESTED = new PathNames(Map.of("music", MUSIC, "inner", INNER));

  /** A name that is Latin-1, which no text has. */
  private static Path odd(Path folder, String rest) {
    String uri = folder.toUri().toString();
    return Path.of(URI.create((uri.endsWith("/") ? uri : uri + "/") + "%FF" + rest));
  }

  @TempDir Path folder;

  private static List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    for (Path root : List.of(MUSIC, INNER, Path.of("/srv"), Path.of("/srv/music2"), Path.of("/"))) {
      for (String name :
          List.of(
              "a", "a b?#%41;", "\u00e9", "\ud83c\udfb5", "\uffe6", "\ufffd", "@music", "file:")) {
        paths.add(root.resolve(name));
        paths.add(root.resolve(name).resolve("x.mp3"));
      }
      paths.add(odd(root, ".mp3"));
      paths.add(odd(root, "/sub/y.mp3"));
    }
    return paths;
  }

  @Test
  void toPath_ofText_isThePath() {
    for (PathNames names : List.of(PLAIN, NAMED, NESTED)) {
      for (Path path : paths()) {
        assertThat(names.toPath(names.of(path))).isEqualTo(path);
        assertThat(names.knows(names.of(path))).isTrue();
      }
      assertThat(paths().stream().map(names::of)).doesNotHaveDuplicates();
    }
  }

  @Test
  void of_belowALibrary_isTheSameWhereverThatIs() {
    PathNames elsewhere = new PathNames(Map.of("music", Path.of("/mnt/a%20 b")));
    assertThat(NAMED.of(MUSIC.resolve("a/b"))).isEqualTo("@music/a/b");
    assertThat(elsewhere.toPath("@music/a/b")).isEqualTo(Path.of("/mnt/a%20 b/a/b"));
    assertThat(elsewhere.toPath(NAMED.of(odd(MUSIC, "/x"))))
        .isEqualTo(odd(Path.of("/mnt/a%20 b"), "/x"));
    assertThat(NESTED.of(INNER.resolve("x"))).isEqualTo("@inner/x");
    assertThat(NESTED.of(Path.of("/srv/music2/x"))).isEqualTo("/srv/music2/x");
  }

  @Test
  void of_belowALinkToALibrary_isThatOfTheLibrary() throws Exception {
    Path real = Files.createDirectories(folder.toRealPath().resolve("disk/music"));
    Path link = Files.createSymbolicLink(folder.toRealPath().resolve("link"), real);
    PathNames names = new PathNames(Map.of("music", link));
    assertThat(names.of(link.resolve("a/b"))).isEqualTo("@music/a/b");
    assertThat(names.of(real.resolve("a/b"))).isEqualTo("@music/a/b");
    assertThat(names.toPath("@music/a/b")).isEqualTo(link.resolve("a/b"));
    assertThat(names.toRealPath("@music/a/b")).isEqualTo(real.resolve("a/b"));
    assertThat(names.toRealPath("@music//%FF")).isEqualTo(odd(real, ""));
  }

  @Test
  void toPath_libraryWithoutAFolderHere_saysSo() {
    assertThat(NAMED.knows("@other/x")).isFalse();
    assertThatThrownBy(() -> NAMED.toPath("@other/x"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("'other'");
  }

  @Test
  void below_anyFolder_holdsWhatIsBelowItAndNothingElse() {
    List<Path> folders = new ArrayList<>(paths());
    folders.addAll(List.of(MUSIC, INNER, Path.of("/srv"), Path.of("/"), Path.of("/srv/mus")));
    for (PathNames names : List.of(PLAIN, NAMED, NESTED)) {
      for (Path above : folders) {
        List<PathRange> ranges = names.below(above);
        for (Path path : paths()) {
          assertThat(ranges.stream().anyMatch(range -> range.contains(names.of(path))))
              .as("%s below %s", names.of(path), above)
              .isEqualTo(path.startsWith(above));
        }
      }
    }
  }

  @Test
  void of_folderWithAnOddName_isTheSameWhetherItIsThereOrNot() throws Exception {
    Path odd = odd(folder.toRealPath(), "");
    String before = PLAIN.of(odd);
    Files.createDirectory(odd);
    assertThat(PLAIN.of(odd)).isEqualTo(before);
  }

  /** Names that a plain comparison of Java's puts elsewhere than UTF-8 does. */
  static List<String> texts() {
    List<String> parts =
        List.of(
            "",
            "/",
            " ",
            "!",
            "-",
            ".",
            "0",
            "A",
            "a",
            "~",
            "\u007f",
            "\u00e9",
            "\u0800",
            "\ud7ff",
            "\ue000",
            "\ufffd",
            "\uffff",
            "\ud800\udc00",
            "\ud83c\udfb5",
            "\udbff\udfff");
    List<String> texts = new ArrayList<>();
    for (String one : parts) {
      for (String two : parts) {
        texts.add("/m" + one + two);
        texts.add("/m/" + one + "a" + two);
      }
    }
    return texts.stream().distinct().toList();
  }

  static void verifyOrder(LedgerPlace place) {
    try (Database database = Database.open(place, LedgerTime.of(java.time.Clock.systemUTC()))) {
      List<String> shuffled = new ArrayList<>(texts());
      Collections.shuffle(shuffled, new Random(3));
      database.run(
          handle ->
              shuffled.forEach(
                  text ->
                      handle.execute(
                          "INSERT INTO track (path, format, size_bytes, mtime_ns, missing)"
                              + " VALUES (?, 'mp3', 1, 1, FALSE)",
                          text)));
      List<String> sorted =
          database.read(
              handle ->
                  handle
                      .createQuery("SELECT path FROM track ORDER BY path")
                      .mapTo(String.class)
                      .list());
      assertThat(sorted).isEqualTo(texts().stream().sorted(PathNames.ORDER).toList());
      PathRange range = PathRange.startingWith("/m/");
      List<String> within =
          database.read(
              handle ->
                  PathRange.bind(
                          handle.createQuery(
                              "SELECT path FROM track WHERE "
                                  + PathRange.condition("path", List.of(range))
                                  + " ORDER BY path"),
                          List.of(range))
                      .mapTo(String.class)
                      .list());
      assertThat(within).isEqualTo(sorted.stream().filter(text -> text.startsWith("/m/")).toList());
      assertThat(within).isEqualTo(sorted.stream().filter(range::contains).toList());
    }
  }

  @Test
  void order_isThatOfTheFile() {
    verifyOrder(new LedgerPlace.InFile(folder.resolve("order/cratetag.db"), Map.of()));
  }

  @Test
  void order_isThatOfTheServer() {
    verifyOrder(org.cratetag.ledger.PostgresServer.newPlace());
  }
}
