package org.cratetag.decode;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.PluginContext;
import org.cratetag.api.SettingsException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Stage;
import org.cratetag.decode.libav.DecodeRequest;
import org.cratetag.decode.libav.Reply;
import org.cratetag.decode.libav.Span;

/**
 * Decodes an excerpt of a file in a child process, through FFmpeg's libraries.
 *
 * <p>All channels have equal weight in the mono mix, as in pyAudioAnalysis and librosa. Where that
 * leaves next to nothing of a stereo file, because one channel is the other's opposite, half their
 * difference is taken, which is what a listener hears.
 */
public final class FfmpegDecoder implements AudioDecoder {
  /** Ten times what the slowest healthy file needs. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Formats of frames alone, whose length FFmpeg guesses from the first of them. */
  private static final Set<AudioFormat> COUNTED =
      Set.of(
          AudioFormat.MP3,
          AudioFormat.MP2,
          AudioFormat.AAC,
          AudioFormat.AC3,
          AudioFormat.DTS,
          AudioFormat.TRUEHD);

  private final SampleArrays arrays = new SampleArrays();
  private Optional<FfmpegChildren> own = Optional.empty();
  private FfmpegChildren children;
  private Duration limit;

  /** To be configured before it is used. */
  public FfmpegDecoder() {}

  /**
   * With the children.
   *
   * @param limit how long one file may take
   */
  public FfmpegDecoder(FfmpegChildren children, Duration limit) {
    this.children = Objects.requireNonNull(children, "children");
    this.limit = limit;
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit must be positive: " + limit);
    }
  }

  @Override
  public void configure(PluginContext context) throws SettingsException {
    limit =
        context
            .settings()
            .findNumber("track-time-limit-seconds")
            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
            .orElse(LIMIT);
    children = new FfmpegChildren(context.folder().resolve("natives"));
    own = Optional.of(children);
  }

  @Override
  public void close() {
    own.ifPresent(FfmpegChildren::close);
  }

  @Override
  public boolean supports(AudioFormat format) {
    return Demuxing.find(format).isPresent();
  }

  @Override
  public DecodedAudio decode(AudioFile file, Excerpt excerpt)
      throws TrackException, InterruptedException {
    if (!Files.isRegularFile(file.path())) {
      throw new TrackException(Stage.DECODE, "the file is gone");
    }
    Demuxing demuxing =
        Demuxing.find(file.format())
            .orElseThrow(
                () ->
                    new TrackException(
                        Stage.DECODE, "nothing decodes " + Demuxing.nameOf(file.format())));
    int channels = excerpt.channels().count();
    DecodeRequest request =
        new DecodeRequest(
            file.path(),
            Demuxing.nameOf(file.format()),
            demuxing.demuxers(),
            demuxing.codecs(),
            COUNTED.contains(file.format()),
            excerpt.maximum(),
            excerpt.sampleRateHz(),
            channels,
            excerpt.place());
    return children.ask(
        request,
        Math.multiplyExact(Span.samples(excerpt.maximum(), excerpt.sampleRateHz()), channels),
        limit,
        (reply, samples) -> {
          Reply.Decoded decoded = decoded(reply);
          float[] copy = arrays.take(decoded.samples() * channels);
          samples.floats().get(copy);
          return new Verdict(decoded)
              .judge(new Pcm(copy, excerpt.sampleRateHz(), excerpt.channels()));
        });
  }

  /**
   * Takes back samples that this decoder gave. The memory is written over by a later track: nobody
   * may hold them any more.
   */
  public void takeBack(Pcm pcm) {
    arrays.giveBack(pcm.samples());
  }

  private static Reply.Decoded decoded(Reply reply) throws TrackException {
    if (reply instanceof Reply.Refused refused) {
      throw new TrackException(Stage.DECODE, refused.reason());
    }
    return (Reply.Decoded) reply;
  }
}
