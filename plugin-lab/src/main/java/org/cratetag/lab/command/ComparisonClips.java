package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.train.NetworkClips;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.run.Engine;
import org.cratetag.train.clips.AudioClips;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.clips.GtzanMel;
import org.cratetag.train.studio.NetworkRecipe;

/**
 * What networks are compared on. What one listened to is kept for the next, if that listens to the
 * same.
 */
interface ComparisonClips {
  /**
   * The sets of one seed, which is the recipe's: one, or one a fold.
   *
   * @return empty when it was stopped
   */
  Optional<List<ClipSet>> sets(NetworkRecipe recipe) throws IOException;

  /** The published pictures. */
  static ComparisonClips ofPictures(Path folder, PictureSplit split, int folds) {
    return new ComparisonClips() {
      private String heard = "";
      private GtzanMel pictures;

      @Override
      public Optional<List<ClipSet>> sets(NetworkRecipe recipe) throws IOException {
        if (!heard.equals(recipe.frontEnd().key())) {
          pictures = NetworkClips.pictures(folder, recipe);
          heard = recipe.frontEnd().key();
        }
        long seed = recipe.settings().seed();
        return Optional.of(
            switch (split) {
              case FILTERED -> List.of(pictures.filtered());
              case RANDOM -> List.of(pictures.random(seed));
              case STRATIFIED ->
                  IntStream.range(0, folds)
                      .mapToObj(fold -> pictures.stratified(folds, fold, seed))
                      .toList();
            });
      }
    };
  }

  /** A folder of folders of music, one clip a track. */
  static ComparisonClips ofMusic(Path folder, Engine engine, Output output, StopRequest stop) {
    return new ComparisonClips() {
      private String heard = "";
      private AudioClips music;

      @Override
      public Optional<List<ClipSet>> sets(NetworkRecipe recipe) throws IOException {
        String key = recipe.ofTrack(1).key();
        if (!heard.equals(key)) {
          heard = "";
          music = null;
          Optional<AudioClips> found = NetworkClips.listen(folder, recipe, 1, engine, output, stop);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          music = found.get();
          heard = key;
        }
        return Optional.of(List.of(NetworkClips.toSet(music, recipe)));
      }
    };
  }
}
