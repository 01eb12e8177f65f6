package org.cratetag.train.crates;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.feature.EdmStats;
import org.cratetag.inference.PackStore;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.json.PackException;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.data.AudioSets;
import org.cratetag.train.data.HeardTrack;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.pack.PackModel;

/** Features of made-up tracks, as they would lie in crates. */
public final class SynthesisedCrates {
  public static final Path ROOT = Path.of("/crates");
  public static final List<TrackStyle> SIX =
      List.of(
          TrackStyle.HOUSE,
          TrackStyle.TECHNO,
          TrackStyle.TRANCE,
          TrackStyle.DRUM_AND_BASS,
          TrackStyle.BREAKS,
          TrackStyle.HIP_HOP);

  private static final Duration LENGTH = Duration.ofSeconds(10);

  private SynthesisedCrates() {}

  /** A crate a style, named after it, with tracks named by their seeds. */
  public static Map<Path, FeatureTensor> of(List<TrackStyle> styles, int tracks) {
    Synthesiser synthesiser = new Synthesiser();
    EdmStats extractor = new EdmStats();
    Map<Path, FeatureTensor> heard = new ConcurrentHashMap<>();
    IntStream.range(0, styles.size() * tracks)
        .parallel()
        .forEach(
            i -> {
              TrackStyle style = styles.get(i / tracks);
              TrackSpec spec = TrackSpec.ofSeed(style, i % tracks).withDuration(LENGTH);
              heard.put(path(style, i % tracks), heard(synthesiser.render(spec), extractor));
            });
    return heard;
  }

  /** The crates as a data set. */
  public static LabelledSet set(Map<Path, FeatureTensor> heard) {
    List<HeardTrack> tracks =
        heard.entrySet().stream().map(e -> HeardTrack.of(e.getKey(), e.getValue())).toList();
    return new AudioSets(ROOT, "own crates", FrontEnd.of(EdmStats.ID), CrateTraining.SMALLEST_CRATE)
        .byFolders(tracks, Taxonomy.bundled());
  }

  /**
   * The model of the pack that comes with the program.
   *
   * @param home a folder for packs, missing or empty
   */
  public static PackModel bundled(Path home) throws PackException {
    PackStore store =
        new PackStore(home, new PackReader(f -> true), SynthesisedCrates.class.getClassLoader());
    return PackModel.find(store.get("edm-subgenre")).orElseThrow();
  }

  /** Where a track lies. */
  static Path path(TrackStyle style, int seed) {
    return ROOT.resolve(crate(style)).resolve("track %02d.flac".formatted(seed));
  }

  /** The crate of a style. */
  static String crate(TrackStyle style) {
    return style.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static FeatureTensor heard(Pcm pcm, EdmStats extractor) {
    float[] all = pcm.samples();
    float[] half = new float[all.length / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = (all[2 * i] + all[2 * i + 1]) / 2;
    }
    try {
      Pcm halved = new Pcm(half, Synthesiser.SAMPLE_RATE_HZ / 2);
      return extractor.extract(halved, FrontEnd.of(EdmStats.ID));
    } catch (TrackException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The same crates with some tracks of each moved to another one.
   *
   * @param each how many of each crate
   * @param wrong gets the paths of these
   */
  public static LabelledSet withWronglyFiled(
      Map<Path, FeatureTensor> heard,
      List<TrackStyle> styles,
      int each,
      long seed,
      Set<Path> wrong) {
    Random random = new Random(seed);
    Map<Path, FeatureTensor> moved = new HashMap<>(heard);
    int tracks = heard.size() / styles.size();
    for (TrackStyle style : styles) {
      for (int i = 0; i < each; i++) {
        int track = i * tracks / each + random.nextInt(tracks / each);
        int steps = 1 + random.nextInt(styles.size() - 1);
        TrackStyle other = styles.get((styles.indexOf(style) + steps) % styles.size());
        Path path = ROOT.resolve(crate(other)).resolve(style + " " + track + ".flac");
        moved.put(path, moved.remove(path(style, track)));
        wrong.add(path);
      }
    }
    return set(moved);
  }
}
