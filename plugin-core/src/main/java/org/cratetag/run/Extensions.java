package org.cratetag.run;

import java.util.List;
import java.util.stream.Stream;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.LibrarySource;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackClassifier;

/**
 * The extensions of a run, in the order in which they are asked: the first that supports a file
 * serves it.
 *
 * @param sources where tracks come from
 * @param decoders file to samples
 * @param extractors samples to features
 * @param classifiers features to scores; every one is asked
 * @param writers tags of a format
 * @param notifiers who is told afterwards; every one is told
 */
public record Extensions(
    List<LibrarySource> sources,
    List<AudioDecoder> decoders,
    List<FeatureExtractor> extractors,
    List<TrackClassifier> classifiers,
    List<TagWriter> writers,
    List<ServerNotifier> notifiers) {
  /** No extension at all. */
  public static final Extensions NONE =
      new Extensions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Extensions {
    sources = List.copyOf(sources);
    decoders = List.copyOf(decoders);
    extractors = List.copyOf(extractors);
    classifiers = List.copyOf(classifiers);
    writers = List.copyOf(writers);
    notifiers = List.copyOf(notifiers);
  }

  /** These extensions, then the others: these win where both serve a file. */
  public Extensions then(Extensions others) {
    return new Extensions(
        joined(sources, others.sources),
        joined(decoders, others.decoders),
        joined(extractors, others.extractors),
        joined(classifiers, others.classifiers),
        joined(writers, others.writers),
        joined(notifiers, others.notifiers));
  }

  /** These extensions with other classifiers. */
  public Extensions withClassifiers(List<TrackClassifier> others) {
    return new Extensions(sources, decoders, extractors, others, writers, notifiers);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
