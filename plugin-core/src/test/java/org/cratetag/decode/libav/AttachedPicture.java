package org.cratetag.decode.libav;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;

/** The cover that FFmpeg finds in a file: not our own reading of the format. */
public final class AttachedPicture {
  private AttachedPicture() {}

  /** The bytes of the first; none when there is no cover. */
  public static synchronized byte[] of(Path file) throws IOException {
    InProcess.start();
    AVFormatContext in = new AVFormatContext(null);
    int error = avformat.avformat_open_input(in, "file:" + file, null, (AVDictionary) null);
    if (error < 0) {
      throw new IOException("cannot open " + file + Libav.reason(error));
    }
    try {
      for (int i = 0; i < in.nb_streams(); i++) {
        AVStream stream = in.streams(i);
        if ((stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
          AVPacket picture = stream.attached_pic();
          byte[] bytes = new byte[picture.size()];
          picture.data().get(bytes);
          return bytes;
        }
      }
      return new byte[0];
    } finally {
      avformat.avformat_close_input(in);
    }
  }
}
