package org.cratetag.lab.musicnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.LogOdds;
import org.cratetag.train.learn.linear.LogisticRegression;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * Genres of what MusiCNN hears: the weighted mean of two multinomial logistic regressions, one over
 * the logits of its tags and one over its mean-pooled inner features, which tell AllMusic's genres
 * apart; a temperature; and a third regression over the tags that divides Pop/Rock.
 *
 * @param tags over the logits of the tags, to {@link Genres#ALLMUSIC}
 * @param inner over the mean-pooled features, to the same
 * @param division over the logits of the tags, to {@link Genres#POP_ROCK}
 * @param temperature of the groups' probabilities
 */
record GenreHead(LearnedModel tags, LearnedModel inner, LearnedModel division, double temperature)
    implements LearnedModel {
  /** Weight of the tags in the mean. */
  static final double TAGS_SHARE = 0.6;

  /** What a clip of GTZAN counts, against one of AllMusic. */
  static final double GTZAN_WEIGHT = 0.2;

  static final LogisticRegression OVER_TAGS = new LogisticRegression(400, 0.03);
  static final LogisticRegression OVER_INNER = new LogisticRegression(400, 0.23);
  static final LogisticRegression OF_POP_ROCK = new LogisticRegression(400, 0.015);

  private static final int POOLED = 753;
  private static final int TAGS = 50;
  private static final int FIRST_TAG = 2 * POOLED;

  /** Labels in the order of {@link #probabilities}. */
  static List<String> labels() {
    List<String> labels = new ArrayList<>(Genres.POP_ROCK);
    labels.addAll(Genres.GROUPS.subList(1, Genres.GROUPS.size()));
    return labels;
  }

  /** The family of each label. */
  static List<String> families() {
    return labels().stream()
        .map(label -> Genres.POP_ROCK.contains(label) ? Genres.POP_ROCK_FAMILY : label)
        .toList();
  }

  /**
   * Learns, with temperature 1.
   *
   * @param clips with inner features
   * @param tagged without
   */
  static GenreHead learn(List<MusicnnData.Clip> clips, List<MusicnnData.TaggedClip> tagged) {
    int genres = Genres.ALLMUSIC.size();
    List<float[]> tagRows = new ArrayList<>();
    List<double[]> tagShares = new ArrayList<>();
    List<float[]> innerRows = new ArrayList<>();
    for (MusicnnData.Clip clip : clips) {
      double[] shares = new double[genres];
      clip.genres().forEach(genre -> shares[genre] += 1.0 / clip.genres().size());
      tagRows.add(LogOdds.of(tagsOf(clip.values())));
      innerRows.add(innerOf(clip.values()));
      tagShares.add(shares);
    }
    double[][] innerShares = tagShares.toArray(double[][]::new);
    List<float[]> divided = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (MusicnnData.TaggedClip clip : tagged) {
      int genre = Genres.ofGtzan(clip.genre());
      float[] logits = LogOdds.of(clip.tags());
      if (genre >= 0) {
        double[] shares = new double[genres];
        shares[genre] = GTZAN_WEIGHT;
        tagRows.add(logits);
        tagShares.add(shares);
      }
      int part = partOf(clip);
      if (part >= 0) {
        divided.add(logits);
        parts.add(part);
      }
    }
    return new GenreHead(
        OVER_TAGS.learn(tagRows.toArray(float[][]::new), tagShares.toArray(double[][]::new)),
        OVER_INNER.learn(innerRows.toArray(float[][]::new), innerShares),
        OF_POP_ROCK.learn(
            divided.toArray(float[][]::new),
            parts.stream().mapToInt(i -> i).toArray(),
            Genres.POP_ROCK.size(),
            0),
        1);
  }

  /** The index in {@link Genres#POP_ROCK} of a clip's genre; -1 where it is none of them. */
  static int partOf(MusicnnData.TaggedClip clip) {
    return IntStream.range(0, Genres.POP_ROCK.size())
        .filter(part -> Genres.POP_ROCK.get(part).equalsIgnoreCase(clip.genre()))
        .findFirst()
        .orElse(-1);
  }

  GenreHead withTemperature(double newTemperature) {
    return new GenreHead(tags, inner, division, newTemperature);
  }

  /** Probabilities of {@link Genres#GROUPS} for one track. */
  double[] groups(float[] values) {
    float[] ofTags = tags.probabilities(new float[][] {LogOdds.of(tagsOf(values))})[0];
    float[] ofInner = inner.probabilities(new float[][] {innerOf(values)})[0];
    double[] groups = new double[Genres.GROUPS.size()];
    for (int genre = 0; genre < ofTags.length; genre++) {
      groups[Genres.groupOf(genre)] +=
          TAGS_SHARE * ofTags[genre] + (1 - TAGS_SHARE) * ofInner[genre];
    }
    return tempered(groups, temperature);
  }

  /** Probabilities of {@link Genres#GROUPS} where only the tags are known. */
  double[] groupsByTags(float[] tagProbabilities) {
    float[] ofTags = tags.probabilities(new float[][] {LogOdds.of(tagProbabilities)})[0];
    double[] groups = new double[Genres.GROUPS.size()];
    for (int genre = 0; genre < ofTags.length; genre++) {
      groups[Genres.groupOf(genre)] += ofTags[genre];
    }
    return tempered(groups, temperature);
  }

  /** Probabilities of {@link Genres#POP_ROCK} within it, by the tags alone. */
  float[] division(float[] tagProbabilities) {
    return division.probabilities(new float[][] {LogOdds.of(tagProbabilities)})[0];
  }

  static double[] tempered(double[] probabilities, double temperature) {
    double[] result = new double[probabilities.length];
    double sum = 0;
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.pow(probabilities[i], 1 / temperature);
      sum += result[i];
    }
    for (int i = 0; i < result.length; i++) {
      result[i] /= sum;
    }
    return result;
  }

  @Override
  public float[][] probabilities(float[][] rows) {
    return Arrays.stream(rows).map(this::probabilities).toArray(float[][]::new);
  }

  private float[] probabilities(float[] values) {
    double[] groups = groups(values);
    float[] parts = division(tagsOf(values));
    float[] labels = new float[parts.length + groups.length - 1];
    for (int part = 0; part < parts.length; part++) {
      labels[part] = (float) (groups[0] * parts[part]);
    }
    for (int group = 1; group < groups.length; group++) {
      labels[parts.length + group - 1] = (float) groups[group];
    }
    return labels;
  }

  @Override
  public String append(OnnxGraph graph, String features) {
    String ofTrack = graph.columns(features, range(FIRST_TAG, TAGS));
    String logits = LogOdds.append(graph, ofTrack);
    String ofTags = tags.append(graph, logits);
    String ofInner = inner.append(graph, graph.columns(features, range(POOLED, POOLED)));
    String mean =
        graph.add(
            "Add",
            graph.add("Mul", ofTags, graph.constant((float) TAGS_SHARE)),
            graph.add("Mul", ofInner, graph.constant((float) (1 - TAGS_SHARE))));
    int genres = Genres.ALLMUSIC.size();
    int groups = Genres.GROUPS.size();
    float[] gathering = new float[genres * groups];
    for (int genre = 0; genre < genres; genre++) {
      gathering[genre * groups + Genres.groupOf(genre)] = 1;
    }
    String summed = graph.add("MatMul", mean, graph.constant(gathering, genres, groups));
    String cooled =
        graph.add("Mul", graph.add("Log", summed), graph.constant((float) (1 / temperature)));
    String ofGroups =
        graph.add("Softmax", List.of(cooled), List.of(OnnxGraph.attribute("axis", 1)));
    String parts = division.append(graph, logits);
    String popRock = graph.add("Mul", parts, graph.columns(ofGroups, 0));
    return graph.concat(List.of(popRock, graph.columns(ofGroups, range(1, groups - 1))));
  }

  private static int[] range(int first, int count) {
    return IntStream.range(first, first + count).toArray();
  }

  private static float[] tagsOf(float[] values) {
    return Arrays.copyOfRange(values, FIRST_TAG, FIRST_TAG + TAGS);
  }

  private static float[] innerOf(float[] values) {
    return Arrays.copyOfRange(values, POOLED, 2 * POOLED);
  }
}
