package org.cratetag.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.dsp.rhythm.Tempo;
import org.cratetag.dsp.tonal.KeyEstimate;
import org.cratetag.tags.SeenTags;
import org.cratetag.tags.TagService;

/** Looks closely at one file. Nothing is remembered, nothing is written. */
public final class TrackInspector {
  private final Extensions extensions;
  private final TrackAnalyser analyser;
  private final TagService tags;

  TrackInspector(Extensions extensions, TrackAnalyser analyser, TagService tags) {
    this.extensions = extensions;
    this.analyser = analyser.hearingAll();
    this.tags = tags;
  }

  /**
   * All that is to be known of a track.
   *
   * @param file the file as recognised
   * @param audio the excerpt that was listened to
   * @param edmStats the values of {@code edm-stats/1}
   * @param scores what each pack says
   * @param tempo the estimate, however unsure
   * @param rhythm how steady and how dense it is
   * @param key however unsure; empty when no pitch stands out
   * @param prediction what is decided
   * @param present what the tags say; empty when they cannot be read
   * @param tagTrouble why tags cannot be read or written
   */
  public record Inspection(
      AudioFile file,
      DecodedAudio audio,
      FeatureTensor edmStats,
      List<TrackScores> scores,
      Tempo tempo,
      Optional<Rhythm> rhythm,
      Optional<KeyEstimate> key,
      TrackPrediction prediction,
      TagValues present,
      Optional<String> tagTrouble) {
    public Inspection {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(audio, "audio");
      Objects.requireNonNull(edmStats, "edmStats");
      scores = List.copyOf(scores);
      Objects.requireNonNull(tempo, "tempo");
      Objects.requireNonNull(rhythm, "rhythm");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(prediction, "prediction");
      Objects.requireNonNull(present, "present");
      Objects.requireNonNull(tagTrouble, "tagTrouble");
    }
  }

  /**
   * Listens to a file and reads its tags.
   *
   * @throws RunException when it is no audio, or cannot be decoded
   */
  public Inspection inspect(Path path) throws RunException {
    AudioFile file = recognise(path.toAbsolutePath().normalize());
    try {
      DecodedAudio audio = analyser.decode(file);
      Optional<SeenTags> seen = Optional.empty();
      Optional<String> trouble = Optional.empty();
      try {
        seen = Optional.of(tags.see(file));
      } catch (TrackException e) {
        trouble = Optional.of(e.getMessage());
      }
      TrackAnalyser.Analysis analysis = analyser.analyse(file, audio, seen);
      return new Inspection(
          file,
          audio,
          analysis.edmStats(),
          analysis.scores(),
          analysis.sound().tempo(),
          analysis.rhythm(),
          analysis.key(),
          analysis.prediction(),
          seen.map(SeenTags::values).orElse(TagValues.EMPTY),
          trouble);
    } catch (TrackFailure e) {
      throw new RunException(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Listens to a file through one front-end, which no pack need ask for.
   *
   * @throws RunException when it is no audio, cannot be decoded, or gives no features
   */
  public FeatureTensor features(Path path, FrontEnd frontEnd) throws RunException {
    AudioFile file = recognise(path.toAbsolutePath().normalize());
    try {
      return analyser.features(analyser.decode(file), frontEnd);
    } catch (TrackFailure e) {
      throw new RunException(path + ": " + e.getMessage(), e);
    }
  }

  private AudioFile recognise(Path path) throws RunException {
    if (!Files.isRegularFile(path)) {
      throw new RunException(
          Files.exists(path) ? path + " is not a file" : "no such file: " + path);
    }
    FoundFiles found = FoundFiles.below(path, extensions);
    return found.files().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new RunException(
                    path + ": " + found.reasons().stream().findFirst().orElse("is not audio")));
  }
}
