package org.cratetag.run;

import java.util.Objects;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.FeatureTensor;

/**
 * What the ledger remembers of how a track sounds.
 *
 * @param file the file as it was listened to
 * @param features of one front-end
 */
public record TrackFeatures(AudioFile file, FeatureTensor features) {
  public TrackFeatures {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(features, "features");
  }
}
