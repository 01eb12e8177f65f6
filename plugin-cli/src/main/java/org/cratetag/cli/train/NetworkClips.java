package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.run.TrackInspector;
import org.cratetag.tags.layout.ArtistKey;
import org.cratetag.train.clips.AudioClips;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.clips.GtzanMel;
import org.cratetag.train.studio.NetworkRecipe;

/** Reads what a network shall learn from. */
public final class NetworkClips {
  private NetworkClips() {}

  /**
   * The published pictures as the network takes them.
   *
   * @throws WrongUseException when they are not there, or cannot feed the network
   */
  public static GtzanMel pictures(Path folder, NetworkRecipe recipe) {
    if (!recipe.takesPictures()) {
      throw new WrongUseException(
          "%s listens to %s, which mel pictures do not hold; give it music with --from DIR"
              .formatted(recipe.network().label(), recipe.frontEnd().id()));
    }
    try {
      return GtzanMel.read(folder, recipe.clip().extent(2));
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  /**
   * The published pictures in the fault-filtered split.
   *
   * @throws WrongUseException when they are not there, or cannot feed the network
   */
  static ClipSet filtered(Path folder, NetworkRecipe recipe) {
    try {
      return pictures(folder, recipe).filtered();
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  /**
   * Listens to a folder of folders of music. Tracks that cannot be heard are told of and left out.
   *
   * @return empty when it was stopped
   * @throws WrongUseException when there is no such folder
   */
  public static Optional<AudioClips> listen(
      Path folder, NetworkRecipe recipe, int clips, Engine engine, Output output, StopRequest stop)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new WrongUseException(
          "no such folder: " + folder + ". Name one that holds a folder of music for each label");
    }
    AudioClips music = new AudioClips(folder);
    List<Path> files = music.files();
    TrackInspector inspector = engine.inspector();
    for (int i = 0; i < files.size(); i++) {
      if (stop.isRequested()) {
        return Optional.empty();
      }
      try {
        FeatureTensor features = inspector.features(files.get(i), recipe.ofTrack(clips));
        music.add(files.get(i), ArtistKey.find(files.get(i)), features);
      } catch (RunException e) {
        output.warning("left out: " + e.getMessage());
      }
      if ((i + 1) % 25 == 0) {
        output.remark("listened to %d of %d files".formatted(i + 1, files.size()));
      }
    }
    return Optional.of(music);
  }

  /**
   * The set of what was listened to, divided by the recipe's seed.
   *
   * @throws WrongUseException when there is too little music
   */
  public static ClipSet toSet(AudioClips music, NetworkRecipe recipe) {
    try {
      return music.toSet(recipe.clip(), recipe.settings().seed());
    } catch (IllegalArgumentException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
