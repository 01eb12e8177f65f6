package org.cratetag.synth;

import java.time.Duration;
import java.util.List;
import org.cratetag.api.track.AudioFormat;

/** The tracks of the demo: eight styles and tempi, one in each format. */
public final class DemoTracks {
  private static final Duration LENGTH = Duration.ofSeconds(26);

  private DemoTracks() {}

  /** The tracks in the order in which the demo shows them. */
  public static List<DemoTrack> list() {
    return List.of(
        track("Porch Light", "Marlow Avenue", AudioFormat.MP3, TrackStyle.HOUSE, 124, 3),
        track("Pressure Vessel", "Unit Eleven", AudioFormat.FLAC, TrackStyle.TECHNO, 132, 5),
        track("Second Horizon", "Aurelia Sky", AudioFormat.OGG_VORBIS, TrackStyle.TRANCE, 138, 8),
        track("Understory", "Fern & Filter", AudioFormat.OPUS, TrackStyle.DRUM_AND_BASS, 174, 2),
        track("Night Bus Home", "Low Ceiling", AudioFormat.M4A, TrackStyle.DUBSTEP, 140, 4),
        track("Corner Store", "Ada Keys", AudioFormat.WAV, TrackStyle.HIP_HOP, 92, 6),
        track("Skip Distance", "Relay Town", AudioFormat.AIFF, TrackStyle.BREAKS, 130, 1),
        track("Slow Tide", "Halina Voss", AudioFormat.WMA, TrackStyle.AMBIENT, 80, 7));
  }

  private static DemoTrack track(
      String title, String artist, AudioFormat format, TrackStyle style, double bpm, long seed) {
    TrackSpec spec = TrackSpec.of(style, bpm, seed).withDuration(LENGTH);
    return new DemoTrack(title, artist, format, spec);
  }
}
