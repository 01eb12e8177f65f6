package org.cratetag.tags.posix;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** Functions of the C library, with file names as bytes. */
final class CLibrary {
  private CLibrary() {}

  static void register() {
    // As the process sees it, with what the user has put in front of the C library.
    Native.register(CLibrary.class, NativeLibrary.getProcess());
  }

  static native int open(byte[] path, int flags, int mode);

  static native int close(int file);

  static native int flock(int file, int operation);

  static native String strerror(int error);

  static native int statfs(byte[] path, long[] found);

  static native long copy_file_range(
      int from, long[] fromOffset, int to, long[] toOffset, long length, int flags);

  static native long listxattr(byte[] path, byte[] names, long size);

  static native long getxattr(byte[] path, byte[] name, byte[] value, long size);

  static native int setxattr(byte[] path, byte[] name, byte[] value, long size, int flags);

  static native int removexattr(byte[] path, byte[] name);
}
