package org.cratetag.tags.posix;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory of native libraries. */
public final class NativeHeap {
  private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);

  private NativeHeap() {}

  /**
   * Gives back to the system what libraries have freed, where the C library can: glibc keeps it for
   * the next time, which may be tomorrow. See malloc_trim(3).
   */
  public static void giveBack() {
    if (!LinuxFiles.isAvailable()) {
      return;
    }
    try {
      Glibc.register();
      Glibc.malloc_trim(0);
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("the C library keeps what was freed", e);
    }
  }

  /** Apart from {@link CLibrary}, whose functions every C library has. */
  private static final class Glibc {
    private Glibc() {}

    static void register() {
      Native.register(Glibc.class, NativeLibrary.getProcess());
    }

    static native int malloc_trim(long pad);
  }
}
