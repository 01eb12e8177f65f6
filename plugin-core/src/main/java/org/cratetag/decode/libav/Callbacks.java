package org.cratetag.decode.libav;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * What the libraries call back. JavaCPP has a few native trampolines for each kind, so there is one
 * of each for the whole process, and one file is read at a time.
 */
final class Callbacks {
  static final Read_packet_Pointer_BytePointer_int READ = new Read();
  static final Seek_Pointer_long_int SEEK = new Seek();
  static final AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer
      REFUSE_TO_OPEN = new RefuseToOpen();

  /** The file that is read; null between files. */
  private static FileInput current;

  private Callbacks() {}

  /** Makes them now, outside of any {@code PointerScope}, which would free them at its end. */
  static void load() {
    READ.retainReference();
    SEEK.retainReference();
    REFUSE_TO_OPEN.retainReference();
  }

  static void readFrom(FileInput input) {
    current = input;
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer target, int size) {
      return current == null ? avutil.AVERROR_EIO() : current.read(target, size);
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      return current == null ? avutil.AVERROR_EIO() : current.seek(offset, whence);
    }
  }

  /** Whatever a demuxer wants to open besides, it may not. */
  private static final class RefuseToOpen
      extends AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {
    @Override
    @SuppressWarnings("rawtypes")
    public int call(
        AVFormatContext format,
        PointerPointer context,
        BytePointer url,
        int flags,
        PointerPointer options) {
      return avutil.AVERROR_EACCES();
    }
  }
}
