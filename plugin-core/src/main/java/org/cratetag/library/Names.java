package org.cratetag.library;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be told from a file's or folder's name alone. */
final class Names {
  /** Suffixes that promise audio: what is in such a file must be audio, or there is a reason. */
  private static final Set<String> AUDIO =
      Set.of(
          "mp3", "mpga", "flac", "ogg", "oga", "opus", "m4a", "m4b", "m4p", "m4r", "wav", "wave",
          "bwf", "rf64", "aif", "aiff", "aifc", "wma", "aac", "adts", "mp1", "mp2", "mpa", "ape",
          "wv", "mpc", "mpp", "dsf", "dff", "tta", "tak", "ofr", "mka", "weba", "ac3", "eac3",
          "ec3", "dts", "dtshd", "thd", "mlp", "w64", "shn", "spx", "amr", "ra", "rm", "oma", "aa3",
          "au", "snd", "caf", "mid", "midi", "kar", "aa", "aax", "aaxc");

  /** Suffixes of containers that more often hold a video: audio in them is taken silently. */
  private static final Set<String> PERHAPS_AUDIO = Set.of("mp4", "asf", "ogx", "webm");

  /** What network storage, recycle bins, Macs and archives leave beside the music. */
  private static final Set<String> FOREIGN =
      Set.of(
          "@eadir", // Synology
          "@appstore",
          "@tmp",
          "@sharesnap",
          "#recycle",
          "#snapshot",
          "@recycle", // QNAP
          "@recently-snapshot",
          "@__thumb",
          "@sharebin",
          "@transcode",
          "~snapshot", // NetApp
          "$recycle.bin", // Windows
          "recycler",
          "recycled",
          "system volume information",
          "_gsdata_",
          "network trash folder", // Macs on a share
          "temporary items",
          "thevolumesettingsfolder",
          "__macosx",
          "lost.dir", // Android
          "lost+found");

  /** How much a suffix promises. */
  enum Promise {
    /** Audio, or the user wants to know why not. */
    AUDIO,
    /** Perhaps audio. */
    PERHAPS,
    /** No audio; not worth opening. */
    NONE
  }

  private Names() {}

  /**
   * Whether a file or folder is passed over for its name: hidden ones, which include AppleDouble
   * files ({@code ._x}) and our own temporary files, what storage systems keep for themselves, and
   * downloads that are not done.
   */
  static boolean isPassedOver(Path name) {
    String text = name.toString().toLowerCase(Locale.ROOT);
    return text.startsWith(".")
        || FOREIGN.contains(text)
        || isForeign(text)
        || Unfinished.isName(name);
  }

  /** Why a file or folder is passed over for its name, in words that follow "its name". */
  static Optional<String> whyPassedOver(Path name) {
    String text = name.toString().toLowerCase(Locale.ROOT);
    if (!isPassedOver(name)) {
      return Optional.empty();
    }
    if (text.startsWith("._")) {
      return Optional.of("begins with '._': Macs keep what is no audio in such files");
    }
    if (text.startsWith(".")) {
      return Optional.of("begins with '.': it is hidden");
    }
    return Optional.of(
        Unfinished.isName(name)
            ? "says that it is not done, or a copy that a program left"
            : "is one that storage systems keep for themselves");
  }

  /** What a check of a FAT disk makes of lost pieces, and more of Synology's. */
  private static boolean isForeign(String text) {
    return text.startsWith("@syno")
        || text.length() == 9
            && text.startsWith("found.")
            && text.substring(6).chars().allMatch(Names::isDigit);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  /** What the name promises. */
  static Promise promise(Path name) {
    Optional<String> suffix = findSuffix(name);
    if (suffix.isEmpty() || PERHAPS_AUDIO.contains(suffix.get())) {
      return Promise.PERHAPS;
    }
    return AUDIO.contains(suffix.get()) ? Promise.AUDIO : Promise.NONE;
  }

  /**
   * The suffix in lower case. A dot is also part of titles ("Mr. Oizo - Flat Beat"), so a suffix is
   * one to five letters and digits, not only digits.
   */
  static Optional<String> findSuffix(Path name) {
    String text = name.toString();
    String suffix = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return suffix.length() < text.length() - 1 && isSuffix(suffix)
        ? Optional.of(suffix)
        : Optional.empty();
  }

  private static boolean isSuffix(String text) {
    boolean hasLetter = false;
    for (int i = 0; i < text.length(); i++) {
      boolean isLetter = text.charAt(i) >= 'a' && text.charAt(i) <= 'z';
      if (!isLetter && !isDigit(text.charAt(i))) {
        return false;
      }
      hasLetter |= isLetter;
    }
    return hasLetter && text.length() <= 5;
  }

  /** Whether the name survives as text: other programs and the ledger know it as text only. */
  static boolean isText(Path path) {
    return Path.of(path.toString()).equals(path) && !path.toString().contains("\uFFFD");
  }
}
