package org.cratetag.decode;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import org.cratetag.api.AudioDecoder;
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
 * Decodes the central excerpt of a file in a child process, through FFmpeg's libraries.
 *
 * <p>All channels have equal weight in the mono mix, as in pyAudioAnalysis and librosa. Where that
 * leaves next to nothing of a stereo file, because one channel is the other's opposite, half their
 * difference is taken, which is what a listener hears.
 */
public final class FfmpegDecoder implements AudioDecoder {
  private final FfmpegChildren children;
  private final Duration limit;

  /**
   * With the children.
   *
   * @param limit how long one file may take; 60 s is ten times what the slowest healthy file needs
   */
  public FfmpegDecoder(FfmpegChildren children, Duration limit) {
    this.children = Objects.requireNonNull(children, "children");
    this.limit = limit;
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit must be positive: " + limit);
    }
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
                () -> new TrackException(Stage.DECODE, "nothing decodes " + file.format()));
    DecodeRequest request =
        new DecodeRequest(
            file.path(),
            file.format().toString(),
            demuxing.demuxer(),
            demuxing.codecs(),
            file.format() == AudioFormat.MP3,
            excerpt.maximum(),
            excerpt.sampleRateHz());
    return children.ask(
        request,
        Span.samples(excerpt.maximum(), excerpt.sampleRateHz()),
        limit,
        (reply, samples) -> {
          Reply.Decoded decoded = decoded(reply);
          float[] copy = new float[decoded.samples()];
          samples.floats().get(copy);
          return new Verdict(decoded).judge(new Pcm(copy, excerpt.sampleRateHz()));
        });
  }

  private static Reply.Decoded decoded(Reply reply) throws TrackException {
    if (reply instanceof Reply.Refused refused) {
      throw new TrackException(Stage.DECODE, refused.reason());
    }
    return (Reply.Decoded) reply;
  }
}
