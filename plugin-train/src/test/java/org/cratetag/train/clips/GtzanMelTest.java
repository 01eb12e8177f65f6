package org.cratetag.train.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GtzanMelTest {
  private static final List<String> FOLDERS =
      List.of(
          "blues",
          "classical",
          "country",
          "disco",
          "hiphop",
          "jazz",
          "metal",
          "pop",
          "reggae",
          "rock");

  @TempDir private Path folder;

  /** Three pictures a genre: grey is the column below the middle, the row above it. */
  @BeforeEach
  void makeSet() throws IOException {
    List<List<String>> lists = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String genre : FOLDERS) {
      Files.createDirectories(folder.resolve(genre));
      for (int i = 0; i < 3; i++) {
        String name = genre + "/" + genre + ".0000" + i;
        ImageIO.write(picture(387, 128), "png", folder.resolve(name + ".png").toFile());
        lists.get(i).add(name + ".wav");
      }
    }
    lists.get(0).add("jazz/jazz.00054.wav");
    Files.write(folder.resolve("train_filtered.txt"), lists.get(0));
    Files.write(folder.resolve("valid_filtered.txt"), lists.get(1));
    Files.write(folder.resolve("test_filtered.txt"), lists.get(2));
  }

  @Test
  void artistsAreKnownFromTheirList_andClipsWithoutOneStandAlone() throws IOException {
    Files.writeString(
        folder.resolve("GTZANindex.txt"),
        """
        ## blues.00001.wav ::: Nobody :::
        blues.00000.wav ::: John Lee Hooker ::: Boom Boom
        classical.00000.wav ::: ::: Unknown
        """);
    List<Clip> learn = GtzanMel.read(folder, 8).filtered().learn();
    assertThat(learn.get(0).group()).isEqualTo("john lee hooker");
    assertThat(learn.get(1).group()).isEqualTo(learn.get(1).name());
  }

  @Test
  void lowestBandIsFirst_andGreyIsAShare() throws IOException {
    Clip clip = GtzanMel.read(folder, 387).filtered().learn().get(0);
    assertThat(clip.shape()).isEqualTo(TensorShape.of(1, 128, 387));
    assertThat(clip.values()[5]).isEqualTo(5 / 255f);
    assertThat(clip.values()[127 * 387 + 5]).isEqualTo(0);
    assertThat(clip.values()[100 * 387 + 5]).isEqualTo(27 / 255f);
  }

  @Test
  void fewerColumnsAreTakenEvenlyInTime() throws IOException {
    Clip clip = GtzanMel.read(folder, 3).filtered().learn().get(0);
    assertThat(clip.shape()).isEqualTo(TensorShape.of(1, 128, 3));
    assertThat(clip.values()[0]).isEqualTo(64 / 255f);
    assertThat(clip.values()[1]).isEqualTo(193 / 255f);
  }

  @Test
  void listsMakeTheSplit_withoutTheClipThatNobodyHas() throws IOException {
    ClipSet set = GtzanMel.read(folder, 8).filtered();
    assertThat(set.labels()).contains("Hip-Hop", "Classical").hasSize(10);
    assertThat(set.learn()).hasSize(10);
    assertThat(set.validate()).extracting(Clip::name).contains("rock/rock.00001");
    assertThat(set.test()).extracting(Clip::name).contains("rock/rock.00002");
    assertThat(set.test().get(9).target()).isEqualTo(9);
    assertThat(set.data().rows()).isEqualTo(30);
  }

  @Test
  void foldsShareNoClip_andCoverAll() throws IOException {
    GtzanMel pictures = GtzanMel.read(folder, 8);
    Set<String> tested = new HashSet<>();
    for (int fold = 0; fold < 3; fold++) {
      ClipSet set = pictures.stratified(3, fold, 1);
      Set<String> all = new HashSet<>();
      for (List<Clip> part : List.of(set.learn(), set.validate(), set.test())) {
        part.forEach(clip -> assertThat(all.add(clip.name())).isTrue());
      }
      assertThat(all).hasSize(30);
      set.test().forEach(clip -> assertThat(tested.add(clip.name())).isTrue());
    }
    assertThat(tested).hasSize(30);
  }

  @Test
  void randomPartsShareNoClip_andDifferBySeed() throws IOException {
    GtzanMel pictures = GtzanMel.read(folder, 8);
    ClipSet set = pictures.random(1);
    assertThat(List.of(set.learn().size(), set.validate().size(), set.test().size()))
        .containsExactly(21, 3, 6);
    Set<Clip> all = new HashSet<>(set.learn());
    all.addAll(set.validate());
    all.addAll(set.test());
    assertThat(all).hasSize(30);
    assertThat(pictures.random(1).test()).isEqualTo(set.test());
    assertThat(pictures.random(2).test()).isNotEqualTo(set.test());
    assertThat(pictures.random(2).split()).isNotEqualTo(set.split());
  }

  @Test
  void whatIsNotThisSetIsRefused() throws IOException {
    ImageIO.write(picture(300, 128), "png", folder.resolve("pop/pop.00009.png").toFile());
    assertThatThrownBy(() -> GtzanMel.read(folder, 8))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no picture of 387 x 128");
    assertThatThrownBy(() -> GtzanMel.read(folder.resolve("blues"), 8))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has a folder of PNG files");
  }

  private static BufferedImage picture(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        int grey = y < height / 2 ? y : Math.min(255, x);
        picture.getRaster().setSample(x, y, 0, grey);
      }
    }
    return picture;
  }
}
