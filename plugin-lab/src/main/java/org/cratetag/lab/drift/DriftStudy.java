package org.cratetag.lab.drift;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Pcm;
import org.cratetag.run.RunException;

/** Hears each track before and after every transformation. A track with any failure is left out. */
public final class DriftStudy {
  private final Listening listening;
  private final List<Transformation> transformations;
  private final Duration excerpt;
  private final List<Heard> originals = new ArrayList<>();
  private final Map<Transformation, List<Heard>> transformed = new LinkedHashMap<>();

  /**
   * A study without tracks.
   *
   * @param excerpt how much of each track, from its middle
   */
  public DriftStudy(Listening listening, List<Transformation> transformations, Duration excerpt) {
    this.listening = listening;
    this.transformations = List.copyOf(transformations);
    this.excerpt = excerpt;
    this.transformations.forEach(each -> transformed.put(each, new ArrayList<>()));
  }

  /**
   * Adds a track.
   *
   * @return what was heard, the original first, then in the order of the transformations
   * @throws RunException when the track or its transformed self cannot be used; nothing is added
   * @throws IOException when files cannot be made
   */
  public Map<Transformation, Heard> add(AudioFile file)
      throws RunException, IOException, InterruptedException {
    Pcm source;
    try {
      source = listening.excerpt(file, excerpt);
    } catch (TrackException e) {
      throw new RunException(file.path() + ": " + e.getMessage(), e);
    }
    Map<Transformation, Heard> heard = new LinkedHashMap<>();
    heard.put(Transformation.ORIGINAL, listening.hear(source, Transformation.ORIGINAL));
    for (Transformation each : transformations) {
      heard.put(each, listening.hear(source, each));
    }
    originals.add(heard.get(Transformation.ORIGINAL));
    transformations.forEach(each -> transformed.get(each).add(heard.get(each)));
    return heard;
  }

  /** How many tracks were added. */
  public int tracks() {
    return originals.size();
  }

  /** The drift of each transformation; nothing below two tracks, as there is no spread. */
  public List<Drift> drifts() {
    if (originals.size() < 2) {
      return List.of();
    }
    return transformations.stream()
        .map(each -> Drift.of(each, originals, transformed.get(each)))
        .toList();
  }
}
