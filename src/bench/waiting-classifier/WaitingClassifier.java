import java.time.Duration;
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

/** Takes as long as a track does and no processor: many machines are tried on one. */
@Extension
public final class WaitingClassifier implements TrackClassifier {
  private static final FrontEnd MEL = new FrontEnd("logmel/1", Map.of("bands", "40"));

  private long millis;

  @Override
  public void configure(PluginContext context) throws SettingsException {
    context.settings().requireOnly(Set.of("millis"));
    millis = (long) (double) context.settings().findNumber("millis").orElse(0.0);
  }

  @Override
  public String pack() {
    return "waiting/1.0.0";
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
    return new Excerpt(Duration.ofSeconds(3), 22_050, Channels.MONO, 0);
  }

  @Override
  public TrackScores classify(List<FeatureTensor> features) throws TrackException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackException(Stage.INFERENCE, "stopped");
    }
    return new TrackScores(
        pack(), task(), List.of(new LabelScore("Jazz", "Jazz", 0.99, 0.5)), List.of());
  }
}
