package org.cratetag.decode.libav;

import java.nio.ByteBuffer;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Writes the shared samples as an audio file, for the demo, the drift study and the tests. */
final class FileEncoder {
  /** How many samples are converted at once for encoders that take any number. */
  private static final int FRAME_SAMPLES = 4_096;

  /** Where a PNG file says how wide it is, and then how high. */
  private static final int PNG_WIDTH = 16;

  private final SharedSamples shared;

  FileEncoder(SharedSamples shared) {
    this.shared = shared;
  }

  /**
   * Encodes.
   *
   * @throws DecodingFault when the file cannot be written so
   */
  void encode(EncodeRequest request) throws DecodingFault {
    Libav.Messages.INSTANCE.clear();
    try (Output output = new Output(request)) {
      output.open();
      output.write(shared.pointer());
    }
  }

  private static void check(int error, EncodeRequest request) throws DecodingFault {
    if (error < 0) {
      throw new DecodingFault("cannot encode " + request.file() + Libav.reason(error));
    }
  }

  private static final class Output implements AutoCloseable {
    private final EncodeRequest request;
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private AVCodecContext encoder;
    private SwrContext resampler;
    private AVStream stream;
    private int rateHz;
    private long written;

    Output(EncodeRequest request) {
      this.request = request;
    }

    void open() throws DecodingFault {
      Encoding encoding = request.encoding();
      check(
          avformat.avformat_alloc_output_context2(
              format, null, encoding.muxer(), "file:" + request.file()),
          request);
      AVCodec codec = avcodec.avcodec_find_encoder_by_name(encoding.encoder());
      if (codec == null) {
        throw new DecodingFault("there is no encoder " + encoding.encoder());
      }
      AVDictionary options = new AVDictionary(null);
      try {
        for (Map.Entry<String, String> option : encoding.options().entrySet()) {
          Libav.put(options, option.getKey(), option.getValue());
        }
        openEncoder(codec, options);
        openFile(options);
        checkUsed(options);
      } finally {
        avutil.av_dict_free(options);
      }
      openResampler();
    }

    private void openEncoder(AVCodec codec, AVDictionary options) throws DecodingFault {
      encoder = avcodec.avcodec_alloc_context3(codec);
      rateHz = request.encoding().sampleRateHz().orElse(request.sampleRateHz());
      encoder.sample_rate(rateHz);
      encoder.sample_fmt(sampleFormat(codec));
      encoder.time_base(new AVRational().num(1).den(rateHz));
      encoder.thread_count(1);
      encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
      try (AVChannelLayout layout = new AVChannelLayout()) {
        avutil.av_channel_layout_default(layout, request.encoding().gains().size());
        avutil.av_channel_layout_copy(encoder.ch_layout(), layout);
      }
      if ((format.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
        encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
      }
      check(avcodec.avcodec_open2(encoder, codec, options), request);
    }

    /** The encoder's first; its others lose precision. */
    private int sampleFormat(AVCodec codec) throws DecodingFault {
      try (PointerPointer<Pointer> list = new PointerPointer<>(1);
          IntPointer count = new IntPointer(1)) {
        check(
            avcodec.avcodec_get_supported_config(
                encoder, codec, avcodec.AV_CODEC_CONFIG_SAMPLE_FORMAT, 0, list, count),
            request);
        Pointer first = list.get(0);
        return first == null ? avutil.AV_SAMPLE_FMT_FLT : new IntPointer(first).get(0);
      }
    }

    private void openFile(AVDictionary options) throws DecodingFault {
      stream = avformat.avformat_new_stream(format, null);
      stream.time_base(encoder.time_base());
      check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), request);
      AVStream cover = request.cover().length > 0 ? addCover() : null;
      AVDictionary tags = new AVDictionary(null);
      request.tags().forEach((name, value) -> Libav.put(tags, name, value));
      format.metadata(tags);
      format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
      AVIOContext file = new AVIOContext(null);
      check(avformat.avio_open(file, "file:" + request.file(), avformat.AVIO_FLAG_WRITE), request);
      format.pb(file);
      check(avformat.avformat_write_header(format, options), request);
      if (cover != null) {
        writeCover(cover);
      }
    }

    private AVStream addCover() {
      AVStream cover = avformat.avformat_new_stream(format, null);
      cover.disposition(avformat.AV_DISPOSITION_ATTACHED_PIC);
      ByteBuffer png = ByteBuffer.wrap(request.cover());
      cover
          .codecpar()
          .codec_type(avutil.AVMEDIA_TYPE_VIDEO)
          .codec_id(avcodec.AV_CODEC_ID_PNG)
          .width(png.getInt(PNG_WIDTH))
          .height(png.getInt(PNG_WIDTH + Integer.BYTES));
      // What FFmpeg tells a front cover by, from among ID3's kinds of pictures.
      AVDictionary kind = new AVDictionary(null);
      Libav.put(kind, "comment", "Cover (front)");
      cover.metadata(kind);
      return cover;
    }

    private void writeCover(AVStream cover) throws DecodingFault {
      check(avcodec.av_new_packet(packet, request.cover().length), request);
      packet.data().put(request.cover(), 0, request.cover().length);
      packet.stream_index(cover.index()).pts(0).dts(0).flags(avcodec.AV_PKT_FLAG_KEY);
      check(avformat.av_interleaved_write_frame(format, packet), request);
    }

    private void checkUsed(AVDictionary options) throws DecodingFault {
      if (avutil.av_dict_count(options) > 0) {
        throw new DecodingFault(
            "neither "
                + request.encoding().encoder()
                + " nor "
                + request.encoding().muxer()
                + " knows an option "
                + avutil
                    .av_dict_get(options, "", null, avutil.AV_DICT_IGNORE_SUFFIX)
                    .key()
                    .getString());
      }
    }

    private void openResampler() throws DecodingFault {
      SwrContext fresh = new SwrContext(null);
      resampler = fresh;
      double[] gains = request.encoding().gains().stream().mapToDouble(g -> g).toArray();
      try (AVChannelLayout mono = new AVChannelLayout()) {
        avutil.av_channel_layout_default(mono, 1);
        check(
            swresample.swr_alloc_set_opts2(
                fresh,
                encoder.ch_layout(),
                encoder.sample_fmt(),
                rateHz,
                mono,
                avutil.AV_SAMPLE_FMT_FLT,
                request.sampleRateHz(),
                0,
                null),
            request);
      }
      check(swresample.swr_set_matrix(fresh, gains, 1), request);
      check(swresample.swr_init(fresh), request);
    }

    void write(BytePointer samples) throws DecodingFault {
      int size = encoder.frame_size() > 0 ? encoder.frame_size() : FRAME_SAMPLES;
      try (PointerPointer<BytePointer> input = new PointerPointer<>(1)) {
        int fed = 0;
        while (true) {
          int part = Math.min(size, request.samples() - fed);
          if (part > 0) {
            input.put(0, samples.getPointer(BytePointer.class, (long) fed * Float.BYTES));
            check(
                swresample.swr_convert(resampler, (PointerPointer<?>) null, 0, input, part),
                request);
            fed += part;
          }
          boolean last = fed >= request.samples();
          while (swresample.swr_get_delay(resampler, rateHz) >= 2L * size) {
            encodeFrame(size, input);
          }
          if (last) {
            while (encodeFrame(size, null)) {
              // Until the resampler is empty.
            }
            break;
          }
        }
      }
      send(null);
      check(avformat.av_write_trailer(format), request);
      avformat.avio_closep(format.pb());
      format.pb(null);
    }

    /**
     * Encodes what the resampler holds, a frame at most.
     *
     * @param input nothing to add, or null when there will be no more
     * @return whether there was something
     */
    private boolean encodeFrame(int size, PointerPointer<?> input) throws DecodingFault {
      frame.nb_samples(size).format(encoder.sample_fmt()).sample_rate(rateHz);
      avutil.av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout());
      check(avutil.av_frame_get_buffer(frame, 0), request);
      int made = swresample.swr_convert(resampler, frame.extended_data(), size, input, 0);
      check(made, request);
      if (made > 0) {
        frame.nb_samples(made).pts(written);
        written += made;
        send(frame);
      }
      avutil.av_frame_unref(frame);
      return made > 0;
    }

    private void send(AVFrame ready) throws DecodingFault {
      check(avcodec.avcodec_send_frame(encoder, ready), request);
      while (true) {
        int error = avcodec.avcodec_receive_packet(encoder, packet);
        if (error == avutil.AVERROR_EAGAIN() || error == avutil.AVERROR_EOF()) {
          return;
        }
        check(error, request);
        packet.stream_index(0);
        avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
        check(avformat.av_interleaved_write_frame(format, packet), request);
      }
    }

    @Override
    public void close() {
      avutil.av_frame_free(frame);
      avcodec.av_packet_free(packet);
      if (encoder != null) {
        avcodec.avcodec_free_context(encoder);
      }
      if (resampler != null) {
        swresample.swr_free(resampler);
      }
      if (!format.isNull()) {
        if (format.pb() != null) {
          avformat.avio_closep(format.pb());
          format.pb(null);
        }
        avformat.avformat_free_context(format);
      }
    }
  }
}
