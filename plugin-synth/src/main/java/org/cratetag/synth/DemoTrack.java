package org.cratetag.synth;

import java.util.Objects;
import org.cratetag.api.track.AudioFormat;

/**
 * A track of the demo.
 *
 * @param title to go into the file's tags and name
 * @param artist to go into the file's tags
 * @param format what the file shall be
 * @param spec what to synthesise
 */
public record DemoTrack(String title, String artist, AudioFormat format, TrackSpec spec) {
  public DemoTrack {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(artist, "artist");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(spec, "spec");
  }
}
