package org.cratetag.export.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.track.Crate;
import org.cratetag.export.ExportedTracks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrateTreeTest {
  @TempDir Path folder;

  private Path root;
  private String one;
  private String two;

  @BeforeEach
  void makeMusic() throws IOException {
    root = folder.resolve("tree");
    one = music("a/One?.mp3");
    two = music("b/one?.MP3");
  }

  @ParameterizedTest
  @EnumSource
  void again_doublesNothing_andRemovesWhatHasLeft(LinkKind kind) throws Exception {
    assertThat(write(kind, one, two).made()).isEqualTo(2);
    assertThat(names()).containsExactly("House/Tech House/One-.mp3", "House/Tech House/one- 2.MP3");
    CrateTree.Result again = write(kind, one, two);
    assertThat(again).isEqualTo(new CrateTree.Result(0, 2, 0, List.of()));
    assertThat(write(kind, one)).isEqualTo(new CrateTree.Result(0, 1, 1, List.of()));
    assertThat(names()).containsExactly("House/Tech House/One-.mp3");
    assertThat(Path.of(two)).exists();
  }

  @ParameterizedTest
  @EnumSource
  void whatOthersPutThere_stays(LinkKind kind) throws Exception {
    write(kind, one, two);
    Path list = root.resolve("House/Tech House");
    Files.writeString(list.resolve("mine.mp3"), "mine");
    Path changed = list.resolve("One-.mp3");
    Files.delete(changed);
    Files.writeString(changed, "another of mine");
    CrateTree.Result result = write(kind, two);
    assertThat(result.notes()).hasSize(1);
    assertThat(changed).hasContent("another of mine");
    assertThat(list.resolve("mine.mp3")).hasContent("mine");
  }

  @Test
  void nameThatIsThereAlready_isLeftAlone() throws Exception {
    Path there = root.resolve("House/Tech House/One-.mp3");
    Files.createDirectories(there.getParent());
    Files.writeString(there, "mine");
    assertThat(write(LinkKind.COPY, one).notes())
        .singleElement()
        .satisfies(note -> assertThat(note.words()).contains("not made by this command"));
    assertThat(write(LinkKind.COPY, two).removed()).isZero();
    assertThat(there).hasContent("mine");
  }

  @Test
  void linkInPlaceOfAFolder_isNotFollowed() throws Exception {
    write(LinkKind.COPY, one);
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(root.resolve("House"), elsewhere);
    Files.createSymbolicLink(root.resolve("House"), elsewhere);
    assertThat(write(LinkKind.COPY, two).made()).isZero();
    assertThat(elsewhere.resolve("Tech House/One-.mp3")).exists();
    assertThat(elsewhere.resolve("Tech House/one-.MP3")).doesNotExist();
  }

  @Test
  void trackThatWasTaggedSince_isRenewed_andTheOldNameOfOneThatIsGoneStays() throws Exception {
    write(LinkKind.HARD, one, two);
    for (String track : List.of(one)) {
      FileTime time = Files.getLastModifiedTime(Path.of(track));
      Path fresh = Files.writeString(folder.resolve("fresh"), "tagged");
      Files.setLastModifiedTime(fresh, time);
      Files.delete(Path.of(track));
      Files.move(fresh, Path.of(track));
    }
    assertThat(write(LinkKind.HARD, one, two).made()).isEqualTo(1);
    assertThat(root.resolve("House/Tech House/One-.mp3")).hasContent("tagged");
    Files.delete(Path.of(two));
    assertThat(write(LinkKind.HARD, one).removed()).isZero();
    assertThat(root.resolve("House/Tech House/one- 2.MP3")).exists();
  }

  @Test
  void manifestThatWasTamperedWith_isRefused() throws Exception {
    write(LinkKind.COPY, one);
    Path manifest = root.resolve(Manifest.NAME);
    String good = Files.readString(manifest);
    Path victim = Files.writeString(folder.resolve("victim"), "v");
    for (String bad :
        List.of("x", good + "copy\t1\t1\t1\t..%2Fvictim\t%2Fx\n", good + "copy\t1\n")) {
      Files.writeString(manifest, bad);
      assertThatThrownBy(() -> write(LinkKind.COPY, two)).hasMessageContaining("damaged");
      assertThat(victim).exists();
    }
  }

  @Test
  void treeWithinTheMusic_isRefused() {
    root = folder.resolve("a");
    assertThatThrownBy(() -> write(LinkKind.SYM, one)).hasMessageContaining("outside of the music");
  }

  private CrateTree.Result write(LinkKind kind, String... tracks) throws IOException {
    List<Crate> crates = List.of(ExportedTracks.techHouse(tracks));
    return new CrateTree(root, kind).write(ExportRequest.of(crates, root), () -> false);
  }

  private String music(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    return file.toString();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> root.relativize(file).toString())
          .filter(name -> !name.startsWith(".cratetag"))
          .sorted()
          .toList();
    }
  }
}
