package org.cratetag.decode.libav;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** What all of FFmpeg's libraries share: loading, messages, errors, limits. */
final class Libav {
  /** No single allocation beyond this; the index of a ten-hour file takes about 40 MiB. */
  private static final long MAXIMUM_ALLOCATION_BYTES = 256L << 20;

  private static final int ERROR_TEXT_BYTES = 256;

  private Libav() {}

  /** Loads the libraries and takes their messages; once in a process. */
  static void start() {
    avutil.av_max_alloc(MAXIMUM_ALLOCATION_BYTES);
    avutil.av_log_set_level(avutil.AV_LOG_WARNING);
    avutil.setLogCallback(Messages.INSTANCE);
    Callbacks.load();
  }

  /** The beginning of what the libraries said since the last {@link #clear}. */
  static final class Messages extends LogCallback {
    static final Messages INSTANCE = new Messages();
    private static final int MAXIMUM_CHARACTERS = 8_192;

    private final StringBuilder text = new StringBuilder();

    private Messages() {}

    @Override
    public void call(int level, BytePointer message) {
      if (text.length() < MAXIMUM_CHARACTERS) {
        text.append(message.getString(StandardCharsets.UTF_8));
      }
    }

    void clear() {
      text.setLength(0);
    }

    @Override
    public String toString() {
      String said = text.toString().strip();
      return said.length() > MAXIMUM_CHARACTERS ? said.substring(0, MAXIMUM_CHARACTERS) : said;
    }
  }

  /** What the libraries said, else what the error means. */
  static String reason(int error) {
    String said = Messages.INSTANCE.toString();
    return Reasons.detail(said.isEmpty() ? errorText(error) : said);
  }

  private static String errorText(int error) {
    byte[] text = new byte[ERROR_TEXT_BYTES];
    avutil.av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  /** Adds an entry; the dictionary's own pointer may change, so the same object must be used. */
  static void put(AVDictionary options, String name, String value) {
    avutil.av_dict_set(options, name, value, 0);
  }
}
