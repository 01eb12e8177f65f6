package org.cratetag.decode.libav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * The bytes of one file for a demuxer, which has no other way to any file: FFmpeg's own protocols
 * are not asked. One at a time.
 */
final class FileInput implements AutoCloseable {
  private static final int BUFFER_BYTES = 32_768;

  private final FileChannel channel;
  private final AVIOContext context;

  /** Opens the file. */
  FileInput(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
    context =
        avformat.avio_alloc_context(
            buffer, BUFFER_BYTES, 0, null, Callbacks.READ, null, Callbacks.SEEK);
    Callbacks.readFrom(this);
  }

  /** What a demuxer reads from. */
  AVIOContext context() {
    return context;
  }

  @Override
  public void close() throws IOException {
    Callbacks.readFrom(null);
    // The library may have replaced the buffer by a larger one.
    avutil.av_free(context.buffer());
    context.buffer(null);
    avformat.avio_context_free(context);
    channel.close();
  }

  /** Reads at most {@code size} bytes; returns how many, or an error of the libraries. */
  int read(BytePointer target, int size) {
    try {
      ByteBuffer bytes = target.capacity(size).asByteBuffer();
      int count = channel.read(bytes);
      return count < 0 ? avutil.AVERROR_EOF() : count;
    } catch (IOException e) {
      return avutil.AVERROR_EIO();
    }
  }

  /** Goes to a place, or tells the size; returns it, or an error of the libraries. */
  long seek(long offset, int whence) {
    try {
      int from = whence & ~avformat.AVSEEK_FORCE;
      if (from == avformat.AVSEEK_SIZE) {
        return channel.size();
      }
      long target =
          switch (from) {
            case 0 -> offset;
            case 1 -> channel.position() + offset;
            case 2 -> channel.size() + offset;
            default -> -1;
          };
      if (target < 0) {
        return avutil.AVERROR_EINVAL();
      }
      channel.position(target);
      return target;
    } catch (IOException e) {
      return avutil.AVERROR_EIO();
    }
  }
}
