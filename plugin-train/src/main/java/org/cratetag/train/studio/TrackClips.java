package org.cratetag.train.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.train.deep.training.Clip;

/**
 * Clips by the track that they were cut from. A pack speaks of tracks, by the mean of what it says
 * of their clips; and clips of one track are no independent evidence of how good it is.
 *
 * @param tracks numbers of the clips of each track, in the order of the first ones
 * @param clips all of them
 */
record TrackClips(List<List<Integer>> tracks, List<Clip> clips) {
  static TrackClips of(List<Clip> clips) {
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    for (int i = 0; i < clips.size(); i++) {
      byName.computeIfAbsent(clips.get(i).name(), name -> new ArrayList<>()).add(i);
    }
    return new TrackClips(List.copyOf(byName.values()), clips);
  }

  int size() {
    return tracks.size();
  }

  /** Label of each track. */
  int[] targets() {
    return tracks.stream().mapToInt(track -> clips.get(track.get(0)).target()).toArray();
  }

  /** What is said of each track, {@code [tracks][labels]}, from what is said of each clip. */
  float[][] means(float[][] ofClips) {
    float[][] means = new float[tracks.size()][];
    for (int i = 0; i < means.length; i++) {
      List<Integer> track = tracks.get(i);
      means[i] = new float[ofClips[track.get(0)].length];
      for (int clip : track) {
        for (int label = 0; label < means[i].length; label++) {
          means[i][label] += ofClips[clip][label] / track.size();
        }
      }
    }
    return means;
  }

  /**
   * A track as a front-end with windows gives it.
   *
   * @param values what the front-end gives of a clip
   */
  FeatureTensor features(int track, Function<Clip, float[]> values) {
    List<float[]> ofClips =
        tracks.get(track).stream().map(number -> values.apply(clips.get(number))).toList();
    int size = ofClips.get(0).length;
    float[] joined = new float[ofClips.size() * size];
    for (int i = 0; i < ofClips.size(); i++) {
      System.arraycopy(ofClips.get(i), 0, joined, i * size, size);
    }
    return new FeatureTensor(joined, ofClips.size(), size);
  }
}
