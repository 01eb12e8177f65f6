package org.cratetag.run;

import java.util.Optional;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.ledger.AudioMemory;

/** What was heard of one track before, so that it is decoded once for all packs and settings. */
interface TrackMemory {
  /** Forgets everything at once: each track is decoded anew. */
  TrackMemory NONE =
      new TrackMemory() {
        @Override
        public Optional<FeatureTensor> find(FrontEnd frontEnd) {
          return Optional.empty();
        }

        @Override
        public void put(FrontEnd frontEnd, FeatureTensor features) {}

        @Override
        public Optional<float[]> findHeard(String pack) {
          return Optional.empty();
        }

        @Override
        public void putHeard(String pack, float[] heard) {}
      };

  /** What the ledger remembers of the audio of a file. */
  static TrackMemory of(AudioMemory audio) {
    return new TrackMemory() {
      @Override
      public Optional<FeatureTensor> find(FrontEnd frontEnd) {
        return audio.findFeatures(frontEnd);
      }

      @Override
      public void put(FrontEnd frontEnd, FeatureTensor features) {
        audio.putFeatures(frontEnd, features);
      }

      @Override
      public Optional<float[]> findHeard(String pack) {
        return audio.findHeard(pack);
      }

      @Override
      public void putHeard(String pack, float[] heard) {
        audio.putHeard(pack, heard);
      }
    };
  }

  /** The features, if they were computed from the audio as it is now. */
  Optional<FeatureTensor> find(FrontEnd frontEnd);

  /** Remembers the features. */
  void put(FrontEnd frontEnd, FeatureTensor features);

  /**
   * What a pack's model heard in the audio as it is now.
   *
   * @param pack as {@link PackClassifier#key} names it
   */
  Optional<float[]> findHeard(String pack);

  /** Remembers what a pack's model heard. */
  void putHeard(String pack, float[] heard);
}
