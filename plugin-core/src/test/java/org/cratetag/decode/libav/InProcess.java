package org.cratetag.decode.libav;

import java.nio.file.Path;

/** FFmpeg's libraries in the tests' own process. */
final class InProcess {
  /** Enough to find out what a stream is. */
  static final String CODECS =
      "mp3float,mp3,wavpack,tta,mp2float,speex,libspeex,flac,vorbis,opus,libopus,aac,alac,wmav1,wmav2,wmapro,wmalossless,"
          + "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_u8,pcm_f32le,pcm_f64le,dsd_lsbf,dsd_lsbf_planar";

  private static boolean started;

  private InProcess() {}

  static synchronized void start() {
    if (!started) {
      Path cache = Path.of("target", "javacpp").toAbsolutePath();
      System.setProperty("org.bytedeco.javacpp.cachedir", cache.toString());
      Libav.start();
      started = true;
    }
  }
}
