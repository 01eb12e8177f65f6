package org.cratetag.export.playlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cratetag.export.file.SafeNames;

/**
 * Which playlists are crates.
 *
 * @param chosen those that are
 * @param passedOver others that one might take for crates, with the reason
 */
public record PlaylistChoice(List<DjPlaylist> chosen, List<PassedOver> passedOver) {
  private static final String SMART = "smart, so that the file does not name its tracks";

  /** What programs keep for themselves, by names that differ in case only. */
  private static final Set<String> KEPT_BY_PROGRAMS =
      Set.of(
          "all",
          "all tracks",
          "collection",
          "history",
          "preparation",
          "prepare",
          "recently added",
          "recently played",
          "tag list",
          "_loops",
          "_recordings");

  private static final int NAMED = 20;

  /** A playlist that is no crate. */
  public record PassedOver(DjPlaylist playlist, String reason) {}

  public PlaylistChoice {
    chosen = List.copyOf(chosen);
    passedOver = List.copyOf(passedOver);
  }

  /** All but smart lists, empty ones and what programs keep for themselves. */
  public static PlaylistChoice all(List<DjPlaylist> playlists) {
    return of(playlists, each -> true, true);
  }

  /**
   * Those with these names, or in folders with these names.
   *
   * @param names of playlists or folders, also with the folders before them: {@code House/Peak}
   * @throws IllegalArgumentException when nothing has one of the names; the message says what there
   *     is
   */
  public static PlaylistChoice named(List<DjPlaylist> playlists, List<String> names) {
    for (String name : names) {
      if (playlists.stream().noneMatch(each -> isCalled(each, name))) {
        throw new IllegalArgumentException(
            "no playlist or folder is called '%s'; there are %s".formatted(name, list(playlists)));
      }
    }
    return of(playlists, each -> names.stream().anyMatch(name -> isCalled(each, name)), false);
  }

  private static PlaylistChoice of(
      List<DjPlaylist> playlists, Predicate<DjPlaylist> wanted, boolean isGuessed) {
    List<DjPlaylist> chosen = new ArrayList<>();
    List<PassedOver> passedOver = new ArrayList<>();
    for (DjPlaylist each : playlists.stream().filter(wanted).toList()) {
      if (each.isSmart()) {
        passedOver.add(new PassedOver(each, SMART));
      } else if (each.tracks().isEmpty()) {
        passedOver.add(new PassedOver(each, "empty"));
      } else if (isGuessed && isKeptByItsProgram(each)) {
        passedOver.add(new PassedOver(each, "by name no crate"));
      } else {
        chosen.add(each);
      }
    }
    return new PlaylistChoice(chosen, passedOver);
  }

  /** History 2026-05-01 is one, too, and so is all that is in a folder History. */
  private static boolean isKeptByItsProgram(DjPlaylist playlist) {
    return playlist.names().stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .anyMatch(name -> KEPT_BY_PROGRAMS.contains(name) || name.matches("history [0-9].*"));
  }

  /** By its own name or a folder's, with or without what stands before. */
  private static boolean isCalled(DjPlaylist playlist, String name) {
    String wanted = SafeNames.key(name);
    List<String> names = playlist.names();
    return IntStream.rangeClosed(1, names.size())
        .anyMatch(
            end ->
                SafeNames.key(names.get(end - 1)).equals(wanted)
                    || SafeNames.key(String.join("/", names.subList(0, end))).equals(wanted));
  }

  private static String list(List<DjPlaylist> playlists) {
    return playlists.isEmpty()
        ? "none"
        : playlists.stream().limit(NAMED).map(DjPlaylist::place).collect(Collectors.joining(", "))
            + (playlists.size() > NAMED ? " and " + (playlists.size() - NAMED) + " more" : "");
  }
}
