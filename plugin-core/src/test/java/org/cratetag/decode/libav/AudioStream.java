package org.cratetag.decode.libav;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** What FFmpeg finds in a file without decoding it: not our own reading of the format. */
public final class AudioStream {
  private static final String DEMUXERS = "mp3,flac,ogg,mov,wav,aiff,asf,wv,tta,aac,dsf";

  private AudioStream() {}

  /** A hash of the packets of the first audio stream; empty when FFmpeg finds none. */
  public static synchronized String hash(Path file) throws IOException {
    InProcess.start();
    AVPacket packet = avcodec.av_packet_alloc();
    try (Container container = Container.open(file, "audio", DEMUXERS, InProcess.CODECS)) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      while (container.read(packet)) {
        digest.update(packet.data().capacity(packet.size()).asByteBuffer());
        avcodec.av_packet_unref(packet);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (DecodingFault noAudio) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } finally {
      avcodec.av_packet_free(packet);
    }
  }
}
