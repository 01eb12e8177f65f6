package org.cratetag.train.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioClipsTest {
  private static final TensorShape SHAPE = TensorShape.of(2, 3);

  @TempDir private Path folder;

  @Test
  void filesBelowTheFoldersOfLabelsAreListed() throws IOException {
    Files.createDirectories(folder.resolve("House/Album"));
    Files.createDirectories(folder.resolve("Techno"));
    Files.writeString(folder.resolve("readme.txt"), "not below a label");
    Files.writeString(folder.resolve("House/Album/a.mp3"), "");
    Files.writeString(folder.resolve("Techno/b.mp3"), "");
    assertThat(new AudioClips(folder).files())
        .containsExactly(folder.resolve("House/Album/a.mp3"), folder.resolve("Techno/b.mp3"));
  }

  @Test
  void clipsOfATrackStayInOnePart() {
    AudioClips music = new AudioClips(folder);
    for (String label : List.of("House", "Techno")) {
      for (int track = 0; track < 10; track++) {
        music.add(
            folder.resolve(label).resolve("t" + track),
            Optional.empty(),
            new FeatureTensor(new float[12], 2, 6));
      }
    }
    ClipSet set = music.toSet(SHAPE, 1);
    assertThat(set.labels()).containsExactly("House", "Techno");
    assertThat(set.learn()).hasSize(24);
    assertThat(set.validate()).hasSize(8);
    assertThat(set.test()).hasSize(8);
    Set<String> names = new HashSet<>();
    for (List<Clip> part : List.of(set.learn(), set.validate(), set.test())) {
      Set<String> own = new HashSet<>();
      part.forEach(clip -> own.add(clip.name()));
      own.forEach(name -> assertThat(names.add(name)).isTrue());
    }
    assertThat(names).hasSize(20);
  }

  @Test
  void tracksOfOneArtist_andFilesOfEqualSound_stayInOnePart() {
    AudioClips music = new AudioClips(folder);
    for (int track = 0; track < 12; track++) {
      add(music, "House", "h" + track, Optional.of("artist " + track / 2), track);
      add(music, "Techno", "t" + track, Optional.empty(), 100 + track / 2);
    }
    ClipSet set = music.toSet(SHAPE, 1);
    Set<String> groups = new HashSet<>();
    for (List<Clip> part : List.of(set.learn(), set.validate(), set.test())) {
      Set<String> own = new HashSet<>();
      part.forEach(clip -> own.add(clip.group()));
      own.forEach(group -> assertThat(groups.add(group)).isTrue());
      assertThat(ClipSet.targets(part)).contains(0, 1);
    }
    assertThat(groups).hasSize(12);
  }

  @Test
  void tracksOfALabelWithFewArtistsAreDrawnSingly() {
    AudioClips music = new AudioClips(folder);
    for (int track = 0; track < 10; track++) {
      add(music, "House", "h" + track, Optional.of("one artist"), track);
      add(music, "Techno", "t" + track, Optional.of("artist " + track), 100 + track);
    }
    ClipSet set = music.toSet(SHAPE, 1);
    assertThat(ClipSet.targets(set.validate())).contains(0, 1);
    assertThat(ClipSet.targets(set.test())).contains(0, 1);
  }

  private void add(
      AudioClips music, String label, String name, Optional<String> artist, float sound) {
    float[] values = new float[6];
    Arrays.fill(values, sound);
    music.add(folder.resolve(label).resolve(name), artist, new FeatureTensor(values, 6));
  }

  @Test
  void labelWithFewTracksIsLeftOut_andTooFewLabelsAreRefused() {
    AudioClips music = new AudioClips(folder);
    for (int track = 0; track < 5; track++) {
      add(music, "House", "t" + track, Optional.empty(), track);
    }
    add(music, "Techno", "only", Optional.empty(), 9);
    assertThatThrownBy(() -> music.toSet(SHAPE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 folders with 5 tracks")
        .hasMessageContaining("House 5, Techno 1");
  }
}
