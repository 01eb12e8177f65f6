package org.cratetag.library;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.cratetag.api.track.AudioFormat;

/** Tells what an ASF file holds from its header objects (ASF specification 1.20, section 3). */
final class AsfObjects {
  private static final int MAXIMUM_OBJECTS = 1_024;
  private static final int GUID_BYTES = 16;

  private static final byte[] HEADER = guid("3026b2758e66cf11a6d900aa0062ce6c");
  private static final byte[] STREAM = guid("9107dcb7b7a9cf118ee600c00c205365");
  private static final byte[] AUDIO = guid("409e69f84d5bcf11a8fd00805f5c442b");
  private static final byte[] VIDEO = guid("c0ef19bc4d5bcf11a8fd00805f5c442b");
  private static final byte[] ENCRYPTION = guid("fbb3112223bdd211b4b700a0c955fc6e");

  private AsfObjects() {}

  static boolean isAsf(byte[] head) {
    return starts(head, 0, HEADER);
  }

  static Content recognise(FileBytes file) throws IOException {
    byte[] header = file.read(0, 30);
    if (header.length < 30) {
      return new Content.UnsupportedAudio("a WMA file that is truncated");
    }
    long end = header[23] == 0 ? FileBytes.little(header, 16, 7) : file.size();
    boolean audio = false;
    long position = 30;
    for (int i = 0; i < MAXIMUM_OBJECTS && position < end; i++) {
      byte[] object = file.read(position, 40);
      if (object.length < 40) {
        break;
      }
      if (starts(object, 0, STREAM)) {
        if (starts(object, 24, VIDEO)) {
          return new Content.Video("a Windows Media video");
        }
        audio |= starts(object, 24, AUDIO);
      } else if (starts(object, 0, ENCRYPTION)) {
        return new Content.UnsupportedAudio("Windows Media audio under copy protection");
      }
      long size = FileBytes.little(object, 16, 7);
      if (object[23] != 0 || size < 24) {
        break;
      }
      position += size;
    }
    return audio
        ? new Content.Audio(AudioFormat.WMA)
        : new Content.UnsupportedAudio("a Windows Media file without audio");
  }

  private static boolean starts(byte[] bytes, int offset, byte[] guid) {
    return bytes.length >= offset + GUID_BYTES
        && Arrays.equals(bytes, offset, offset + GUID_BYTES, guid, 0, GUID_BYTES);
  }

  private static byte[] guid(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
