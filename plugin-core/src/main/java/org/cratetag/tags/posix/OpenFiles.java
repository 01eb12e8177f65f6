package org.cratetag.tags.posix;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether another process has a file open for writing: a download that pauses, a recorder, an
 * editor. Linux tells by refusing a read lease (fcntl(2), F_SETLEASE) to the file's owner and to
 * the administrator; others, other systems and network file systems do not tell.
 */
public final class OpenFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);
  private static final boolean CAN_ASK = load();

  private static final int READ_ONLY_CLOSE_ON_EXEC = 0x80000;
  private static final int SET_SIGNAL = 10;
  private static final int SET_LEASE = 1024;
  private static final int READ_LEASE = 0;
  private static final int NO_LEASE = 2;
  private static final int TRY_AGAIN = 11;

  /** Ignored unless somebody handles it; the usual one would end the process. */
  private static final int URGENT_SIGNAL = 23;

  private OpenFiles() {}

  /** Functions of the C library. */
  private static final class CLibrary {
    private CLibrary() {}

    static void register() {
      Native.register(CLibrary.class, "c");
    }

    static native int open(byte[] path, int flags) throws LastErrorException;

    static native int close(int file);

    static native int fcntl(int file, int command, int argument) throws LastErrorException;
  }

  private static boolean load() {
    if (!Platform.isLinux() || !Platform.is64Bit() || !LinuxFiles.isAvailable()) {
      return false;
    }
    try {
      CLibrary.register();
      return true;
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("nobody tells which files are open for writing", e);
      return false;
    }
  }

  /**
   * Whether somebody is writing the file. Must not be asked while this process has it open for
   * writing.
   *
   * @return false where nobody can tell
   */
  public static boolean isBeingWritten(Path file) {
    if (!CAN_ASK || file.getFileSystem() != FileSystems.getDefault()) {
      return false;
    }
    try {
      int opened = CLibrary.open(LinuxFiles.name(file), READ_ONLY_CLOSE_ON_EXEC);
      try {
        return isRefused(opened);
      } finally {
        CLibrary.close(opened);
      }
    } catch (LastErrorException cannotAsk) {
      LOG.trace("nobody tells whether {} is being written", file, cannotAsk);
      return false;
    }
  }

  private static boolean isRefused(int file) {
    CLibrary.fcntl(file, SET_SIGNAL, URGENT_SIGNAL);
    try {
      CLibrary.fcntl(file, SET_LEASE, READ_LEASE);
    } catch (LastErrorException e) {
      return e.getErrorCode() == TRY_AGAIN;
    }
    CLibrary.fcntl(file, SET_LEASE, NO_LEASE);
    return false;
  }
}
