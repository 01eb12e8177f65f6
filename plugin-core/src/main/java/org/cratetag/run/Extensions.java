package org.cratetag.run;

import java.util.List;
import java.util.stream.Stream;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.CratetagExtension;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.FormatRecogniser;
import org.cratetag.api.LibrarySource;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackClassifier;

/**
 * The extensions of a run, in the order in which they are asked: the first that supports a file
 * serves it.
 *
 * @param sources where tracks come from
 * @param recognisers formats besides the built-in ones
 * @param decoders file to samples
 * @param extractors samples to features
 * @param classifiers features to scores; every one is asked
 * @param writers tags of a format
 * @param notifiers who is told afterwards; every one is told
 * @param exporters what crates can be written as
 */
public record Extensions(
    List<LibrarySource> sources,
    List<FormatRecogniser> recognisers,
    List<AudioDecoder> decoders,
    List<FeatureExtractor> extractors,
    List<TrackClassifier> classifiers,
    List<TagWriter> writers,
    List<ServerNotifier> notifiers,
    List<CrateExporter> exporters) {
  /** No extension at all. */
  public static final Extensions NONE =
      new Extensions(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Extensions {
    sources = List.copyOf(sources);
    recognisers = List.copyOf(recognisers);
    decoders = List.copyOf(decoders);
    extractors = List.copyOf(extractors);
    classifiers = List.copyOf(classifiers);
    writers = List.copyOf(writers);
    notifiers = List.copyOf(notifiers);
    exporters = List.copyOf(exporters);
  }

  /** Where extensions are found. */
  public interface Finder {
    /** All of a kind. */
    <T extends CratetagExtension> List<T> list(Class<T> point);
  }

  /** All that there are. */
  public static Extensions of(Finder found) {
    return new Extensions(
        found.list(LibrarySource.class),
        found.list(FormatRecogniser.class),
        found.list(AudioDecoder.class),
        found.list(FeatureExtractor.class),
        found.list(TrackClassifier.class),
        found.list(TagWriter.class),
        found.list(ServerNotifier.class),
        found.list(CrateExporter.class));
  }

  /** These extensions, then the others: these win where both serve a file. */
  public Extensions then(Extensions others) {
    return new Extensions(
        joined(sources, others.sources),
        joined(recognisers, others.recognisers),
        joined(decoders, others.decoders),
        joined(extractors, others.extractors),
        joined(classifiers, others.classifiers),
        joined(writers, others.writers),
        joined(notifiers, others.notifiers),
        joined(exporters, others.exporters));
  }

  /** These extensions, then further front-ends. */
  public Extensions withExtractors(List<? extends FeatureExtractor> more) {
    return new Extensions(
        sources,
        recognisers,
        decoders,
        joined(extractors, List.copyOf(more)),
        classifiers,
        writers,
        notifiers,
        exporters);
  }

  /** These extensions with other classifiers. */
  public Extensions withClassifiers(List<TrackClassifier> others) {
    return new Extensions(
        sources, recognisers, decoders, extractors, others, writers, notifiers, exporters);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
