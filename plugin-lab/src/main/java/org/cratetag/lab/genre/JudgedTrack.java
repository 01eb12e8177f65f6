package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cratetag.api.track.TrackScores;

/**
 * A track with what is heard in it, to be decided.
 *
 * @param set that it is from
 * @param name of the track
 * @param kinds what it is; of several, each is right
 * @param right 1 for each of {@link GenreLabels#ALL} that is right
 * @param raw probabilities of the labels, before calibration, by a head that did not learn from
 *     tracks of its group
 * @param edm what the pack of electronic music says of it; empty where its features are not known
 */
record JudgedTrack(
    String set,
    String name,
    List<String> kinds,
    float[] right,
    float[] raw,
    Optional<TrackScores> edm) {
  JudgedTrack {
    kinds = List.copyOf(kinds);
  }

  /**
   * Tracks of clips. One of AllMusic is one clip; those of the world are up to three.
   *
   * @param edm what the pack of electronic music says of {@code edm-stats/1}
   */
  static List<JudgedTrack> of(
      HeadTrial trial,
      StudentData data,
      List<WorldTrack> world,
      Function<float[], TrackScores> edm) {
    List<GenreClip> clips = trial.clips();
    Map<String, float[]> stats = new TreeMap<>();
    for (int i = 0; i < data.allMusic().size(); i++) {
      stats.put(data.allMusic().get(i).name(), data.allMusicEdmStats().get(i));
    }
    world.forEach(track -> stats.put(WorldClips.name(track), track.edmStats()));
    List<JudgedTrack> tracks = new ArrayList<>();
    for (int from = 0; from < clips.size(); ) {
      GenreClip first = clips.get(from);
      int end = from;
      float[] mean = new float[GenreLabels.ALL.size()];
      while (end < clips.size() && clips.get(end).name().equals(first.name())) {
        for (int label = 0; label < mean.length; label++) {
          mean[label] += trial.probabilities()[end][label];
        }
        end++;
      }
      for (int label = 0; label < mean.length; label++) {
        mean[label] /= end - from;
      }
      from = end;
      tracks.add(
          new JudgedTrack(
              first.set(),
              first.name(),
              first.kinds(),
              first.right(),
              mean,
              Optional.ofNullable(stats.get(first.name())).map(edm)));
    }
    return tracks;
  }
}
