package org.cratetag.api;

import org.cratetag.api.track.Channels;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;

/** Computes the features of one front-end. Safe for use by several threads. */
public interface FeatureExtractor extends CratetagExtension {
  /** Whether this extractor computes the front-end, with its parameters. */
  boolean supports(FrontEnd frontEnd);

  /** How many channels it takes; the host gives it no others. */
  default Channels channels() {
    return Channels.MONO;
  }

  /**
   * Computes the features.
   *
   * @param pcm to be read until this returns: the next track's samples may take their place
   * @throws TrackException when the audio is too short or holds nothing but silence
   */
  FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException;
}
