package org.cratetag.decode.libav;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Files with a video stream beside the audio. */
public final class WithVideo {
  private static final int SIDE_PIXELS = 32;
  private static final int PACKET_BYTES = 64;

  private WithVideo() {}

  /**
   * Copies an audio file, without its cover, into a container with a video stream.
   *
   * @param codec FFmpeg's name of a video codec; its packets hold nothing of sense
   * @param pictures how many, one each 40 ms
   */
  public static synchronized Path make(
      Path audio, String codec, String muxer, int pictures, Path out) throws IOException {
    InProcess.start();
    AVFormatContext in = new AVFormatContext(null);
    AVFormatContext made = new AVFormatContext(null);
    AVIOContext file = new AVIOContext(null);
    AVPacket packet = avcodec.av_packet_alloc();
    check(avformat.avformat_open_input(in, "file:" + audio, null, (AVDictionary) null));
    check(avformat.avformat_find_stream_info(in, (PointerPointer<?>) null));
    check(avformat.avformat_alloc_output_context2(made, null, muxer, "file:" + out));
    AVStream heard = audioOf(in);
    AVStream sound = avformat.avformat_new_stream(made, null);
    check(avcodec.avcodec_parameters_copy(sound.codecpar(), heard.codecpar()));
    sound.codecpar().codec_tag(0);
    sound.time_base(heard.time_base());
    AVStream video = avformat.avformat_new_stream(made, null);
    video
        .codecpar()
        .codec_type(avutil.AVMEDIA_TYPE_VIDEO)
        .codec_id(avcodec.avcodec_find_decoder_by_name(codec).id())
        .width(SIDE_PIXELS)
        .height(SIDE_PIXELS);
    video.time_base(new AVRational().num(1).den(25));
    check(avformat.avio_open(file, "file:" + out, avformat.AVIO_FLAG_WRITE));
    made.pb(file);
    check(avformat.avformat_write_header(made, (AVDictionary) null));
    for (int i = 0; i < pictures; i++) {
      writePicture(made, packet, video, i);
    }
    while (avformat.av_read_frame(in, packet) >= 0) {
      if (packet.stream_index() == heard.index()) {
        packet.stream_index(0);
        avcodec.av_packet_rescale_ts(packet, heard.time_base(), sound.time_base());
        check(avformat.av_interleaved_write_frame(made, packet));
      }
      avcodec.av_packet_unref(packet);
    }
    check(avformat.av_write_trailer(made));
    avformat.avio_closep(made.pb());
    avformat.avformat_free_context(made);
    avformat.avformat_close_input(in);
    avcodec.av_packet_free(packet);
    return out;
  }

  private static AVStream audioOf(AVFormatContext in) throws IOException {
    int index =
        avformat.av_find_best_stream(in, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    check(index);
    return in.streams(index);
  }

  private static void writePicture(
      AVFormatContext made, AVPacket packet, AVStream video, int number) throws IOException {
    long time = (long) number * video.time_base().den() / video.time_base().num() / 25;
    check(avcodec.av_new_packet(packet, PACKET_BYTES));
    BytePointer.memset(packet.data(), 1, PACKET_BYTES);
    packet.stream_index(1).pts(time).dts(time).flags(avcodec.AV_PKT_FLAG_KEY);
    check(avformat.av_interleaved_write_frame(made, packet));
  }

  private static void check(int error) throws IOException {
    if (error < 0) {
      throw new IOException("cannot add a video stream" + Libav.reason(error));
    }
  }
}
