package org.example.plain;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cratetag.api.PluginContext;
import org.cratetag.api.SettingsException;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Channels;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.pf4j.Extension;

/**
 * Tells calm from driving music by how much a track's level moves from frame to frame, in a
 * logistic curve with one weight. A model of your own takes its place: what matters here is what
 * comes in and what goes out.
 */
@Extension
public final class PlainClassifier implements TrackClassifier {
  /** 40 mel bands of the whole excerpt, in dB, as {@code [bands][frames]}. */
  private static final FrontEnd MEL = new FrontEnd("logmel/1", Map.of("bands", "40"));

  /** The first minute: enough for this, and quicker than the usual excerpt. */
  private static final Excerpt FIRST_MINUTE =
      new Excerpt(Duration.ofMinutes(1), 22_050, Channels.MONO, 0);

  private double middleDb = 1.5;

  @Override
  public void configure(PluginContext context) throws SettingsException {
    context.settings().requireOnly(Set.of("middle-db"));
    middleDb = context.settings().findNumber("middle-db").orElse(middleDb);
    if (!(middleDb > 0)) {
      throw context.settings().wrong("middle-db", "middle-db must be above 0");
    }
  }

  @Override
  public String pack() {
    return "plain-mood/1.0.0";
  }

  @Override
  public Task task() {
    return Task.GENRE;
  }

  @Override
  public List<FrontEnd> frontEnds() {
    return List.of(MEL);
  }

  @Override
  public Excerpt excerpt() {
    return FIRST_MINUTE;
  }

  @Override
  public TrackScores classify(List<FeatureTensor> features) throws TrackException {
    double movement = movementDb(features.get(0));
    double driving = 1 / (1 + Math.exp(-4 * (movement - middleDb)));
    List<LabelScore> scores =
        List.of(
            new LabelScore("Electronic", "Electronic", driving, 0.6),
            new LabelScore("Ambient", "Ambient", 1 - driving, 0.6));
    return new TrackScores(
        pack(),
        task(),
        scores.stream()
            .sorted(Comparator.comparingDouble(LabelScore::probability).reversed())
            .toList(),
        List.of());
  }

  /** The mean absolute change of a band's level from one frame to the next. */
  private double movementDb(FeatureTensor mel) throws TrackException {
    int bands = mel.shape()[0];
    int frames = mel.shape()[1];
    if (frames < 2) {
      throw new TrackException(Stage.INFERENCE, pack() + " needs more than one frame");
    }
    double sum = 0;
    for (int band = 0; band < bands; band++) {
      for (int frame = 1; frame < frames; frame++) {
        int at = band * frames + frame;
        sum += Math.abs(mel.values()[at] - mel.values()[at - 1]);
      }
    }
    return sum / bands / (frames - 1);
  }
}
