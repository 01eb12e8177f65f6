package org.cratetag.run;

import java.util.Optional;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;

/** Remembers the features of one track, so that it is decoded once for all packs. */
interface FeatureStore {
  /** Forgets everything at once: each track is decoded anew. */
  FeatureStore NONE =
      new FeatureStore() {
        @Override
        public Optional<FeatureTensor> find(FrontEnd frontEnd) {
          return Optional.empty();
        }

        @Override
        public void put(FrontEnd frontEnd, FeatureTensor features) {}
      };

  /** The features, if they were computed from the file as it is now. */
  Optional<FeatureTensor> find(FrontEnd frontEnd);

  /** Remembers the features. */
  void put(FrontEnd frontEnd, FeatureTensor features);
}
