package org.cratetag.decode.libav;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/**
 * An open file and its first audio stream. Streams of another kind, cover pictures among them, are
 * passed over unread. One demuxer, or two, and a short list of decoders are allowed; another file
 * or an address that the content names is not opened.
 */
final class Container implements AutoCloseable {
  private static final long PROBE_BYTES = 1_000_000;

  private final FileInput input;
  private final AVFormatContext format;
  private final AVStream stream;

  private Container(FileInput input, AVFormatContext format, AVStream stream) {
    this.input = input;
    this.format = format;
    this.stream = stream;
  }

  /**
   * Opens a file.
   *
   * @param name of the format, for reasons
   * @param demuxers those that may read it, with commas
   * @param codecs the decoders allowed, with commas
   */
  static Container open(Path file, String name, String demuxers, String codecs)
      throws DecodingFault {
    FileInput input;
    try {
      input = new FileInput(file);
    } catch (IOException e) {
      throw new DecodingFault("it cannot be opened: " + e.getMessage());
    }
    AVFormatContext format = avformat.avformat_alloc_context();
    format.pb(input.context());
    format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    format.io_open(Callbacks.REFUSE_TO_OPEN);
    format.probesize(PROBE_BYTES);
    AVDictionary options = new AVDictionary(null);
    try {
      Libav.put(options, "protocol_whitelist", "none");
      Libav.put(options, "format_whitelist", demuxers);
      Libav.put(options, "codec_whitelist", codecs);
      // Of several the library chooses by the content.
      AVInputFormat only = demuxers.contains(",") ? null : avformat.av_find_input_format(demuxers);
      // On failure the library frees the context.
      int error = avformat.avformat_open_input(format, "", only, options);
      if (error < 0) {
        throw new DecodingFault("it does not read as " + name + Libav.reason(error));
      }
    } catch (DecodingFault e) {
      close(input);
      throw e;
    } finally {
      avutil.av_dict_free(options);
    }
    try {
      return new Container(input, format, audio(format, name));
    } catch (DecodingFault e) {
      avformat.avformat_close_input(format);
      close(input);
      throw e;
    }
  }

  private static AVStream audio(AVFormatContext format, String name) throws DecodingFault {
    passOverOthers(format);
    int error = avformat.avformat_find_stream_info(format, (PointerPointer<?>) null);
    if (error < 0) {
      throw new DecodingFault("it does not read as " + name + Libav.reason(error));
    }
    AVStream audio = null;
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream each = format.streams(i);
      if (audio == null && each.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
        audio = each;
      } else {
        each.discard(avcodec.AVDISCARD_ALL);
      }
    }
    if (audio == null) {
      throw new DecodingFault(
          "there is no audio stream in it" + Reasons.detail(Libav.Messages.INSTANCE.toString()));
    }
    return audio;
  }

  /** So that no decoder is opened for a picture, whose parameters nobody needs. */
  private static void passOverOthers(AVFormatContext format) {
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream each = format.streams(i);
      if (each.codecpar().codec_type() != avutil.AVMEDIA_TYPE_AUDIO) {
        each.discard(avcodec.AVDISCARD_ALL);
      }
    }
  }

  /** What the file says of the stream. */
  StreamFacts facts() throws DecodingFault {
    AVCodecParameters parameters = stream.codecpar();
    Optional<Duration> duration = Optional.empty();
    if (stream.duration() != avutil.AV_NOPTS_VALUE) {
      double seconds = stream.duration() * avutil.av_q2d(stream.time_base());
      duration = Optional.of(Duration.ofNanos(1_000 * Math.round(seconds * 1e6)));
    } else if (format.duration() != avutil.AV_NOPTS_VALUE) {
      duration = Optional.of(Duration.ofNanos(1_000 * format.duration()));
    }
    return StreamFacts.checked(
        avcodec.avcodec_get_name(parameters.codec_id()).getString(),
        parameters.sample_rate(),
        parameters.ch_layout().nb_channels(),
        duration,
        format.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE);
  }

  /**
   * Whether samples come out as somebody wrote them, be they floats that are no sound; a lossy
   * codec's are computed.
   */
  boolean isLossless() {
    AVCodecDescriptor codec = avcodec.avcodec_descriptor_get(stream.codecpar().codec_id());
    return codec != null && (codec.props() & avcodec.AV_CODEC_PROP_LOSSLESS) != 0;
  }

  /** A decoder for the stream, with one thread; to be freed by the caller. */
  AVCodecContext openDecoder() throws DecodingFault {
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null || codec.isNull()) {
      throw new DecodingFault("there is no decoder for its audio");
    }
    String allowed = format.codec_whitelist().getString();
    if (!List.of(allowed.split(",")).contains(codec.name().getString())) {
      throw new DecodingFault("its sound is " + nameOf(codec) + ", which is not supported");
    }
    AVCodecContext decoder = avcodec.avcodec_alloc_context3(codec);
    AVDictionary options = new AVDictionary(null);
    try {
      Libav.put(options, "codec_whitelist", allowed);
      avcodec.avcodec_parameters_to_context(decoder, stream.codecpar());
      decoder.pkt_timebase(stream.time_base());
      decoder.thread_count(1);
      int error = avcodec.avcodec_open2(decoder, codec, options);
      if (error < 0) {
        avcodec.avcodec_free_context(decoder);
        throw new DecodingFault("its audio cannot be decoded" + Libav.reason(error));
      }
      return decoder;
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /** What people call it, for example {@code DFPWM1a audio}. */
  private static String nameOf(AVCodec codec) {
    return (codec.long_name() == null ? codec.name() : codec.long_name()).getString();
  }

  /**
   * Goes to a time in the track, or a little before; where that fails, all is read from here on.
   */
  void seek(Duration time) {
    long target = time.toNanos() / 1_000 + startMicros();
    avformat.avformat_seek_file(format, -1, Long.MIN_VALUE, target, target, 0);
  }

  private long startMicros() {
    return format.start_time() == avutil.AV_NOPTS_VALUE ? 0 : format.start_time();
  }

  /**
   * How many samples lie between a time in the track and a time stamp of the stream; rounded as
   * FFmpeg's program does it.
   */
  long samplesFrom(Duration time, long timestamp, int sampleRateHz) {
    try (AVRational samples = new AVRational().num(1).den(sampleRateHz);
        AVRational micros = new AVRational().num(1).den(avutil.AV_TIME_BASE)) {
      long origin = time.toNanos() / 1_000 + startMicros();
      long shift = avutil.av_rescale_q(-origin, micros, stream.time_base());
      return avutil.av_rescale_q(timestamp + shift, stream.time_base(), samples);
    }
  }

  /**
   * Reads the next packet of the stream.
   *
   * @return whether there was one
   */
  boolean read(AVPacket packet) {
    while (avformat.av_read_frame(format, packet) >= 0) {
      if (packet.stream_index() == stream.index()) {
        return true;
      }
      avcodec.av_packet_unref(packet);
    }
    return false;
  }

  /** How long a packet lasts, in millionths of a second. */
  double micros(AVPacket packet) {
    return packet.duration() * avutil.av_q2d(stream.time_base()) * avutil.AV_TIME_BASE;
  }

  @Override
  public void close() {
    avformat.avformat_close_input(format);
    close(input);
  }

  private static void close(FileInput input) {
    try {
      input.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
