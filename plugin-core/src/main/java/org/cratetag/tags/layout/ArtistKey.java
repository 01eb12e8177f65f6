package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cratetag.api.TrackException;
import org.cratetag.tags.file.Sha256;

/**
 * Tells whether two files of one format name the same artist, without telling the name: enough to
 * keep an artist's tracks together.
 */
public final class ArtistKey {
  private static final Pattern ARTIST =
      Pattern.compile(
          "ID3v2 (TPE1|TP1)( flags \\d+)?|Vorbis ARTIST|MP4 tag .ART|WMA Author|INFO IART|APE ARTIST",
          Pattern.CASE_INSENSITIVE);

  private static final String NOTHING = Sha256.hex(Sha256.start());

  private ArtistKey() {}

  /** A hash of the artist's tag as it is stored; empty without one, or when the file is damaged. */
  public static Optional<String> find(Path file) {
    try {
      return Layouts.read(file).items().stream()
          .filter(item -> ARTIST.matcher(item.key()).matches())
          .map(TagItem::digest)
          .filter(digest -> !digest.equals(NOTHING))
          .findFirst();
    } catch (IOException | TrackException unreadable) {
      return Optional.empty();
    }
  }
}
