package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cratetag.train.data.ArtistGroups;

/**
 * Which tracks must not be parted between learning and judging: those of one artist, as the tags or
 * file names of the form {@code Artist - Title} say it, and those with equal features, which are
 * the same audio under two names. An artist's tag on more than a quarter of all tracks is nobody's.
 * Artists do not count in a crate that would have fewer than {@value #FEWEST_GROUPS} groups by
 * them, an artist's own crate for example: it could never be judged.
 */
final class CrateGroups {
  private static final int FEWEST_GROUPS = 3;
  private static final double LARGEST_SHARE = 0.25;

  private static final Pattern ARTIST_AND_TITLE =
      Pattern.compile("(?:\\d{1,3}[ ._-]+)?(?<artist>.+?)\\s+[-\u2013]\\s+.+");

  /** Names that many artists share. */
  private static final Set<String> NOBODY =
      Set.of("various", "various artists", "va", "unknown", "unknown artist");

  private CrateGroups() {}

  /** One group a track, numbered from 0. */
  static int[] of(List<CrateTrack> tracks) {
    Map<String, Integer> borne = new HashMap<>();
    tracks.forEach(track -> track.artistKey().ifPresent(key -> borne.merge(key, 1, Integer::sum)));
    borne.values().removeIf(count -> count > LARGEST_SHARE * tracks.size());
    String[] artists = new String[tracks.size()];
    for (int i = 0; i < artists.length; i++) {
      String key = tracks.get(i).artistKey().filter(borne::containsKey).orElse("");
      artists[i] = artist(tracks.get(i)).orElse("") + ";" + key;
    }
    int[] groups = grouped(tracks, artists);
    Map<String, List<Integer>> rows = new HashMap<>();
    for (int i = 0; i < artists.length; i++) {
      rows.computeIfAbsent(tracks.get(i).crate(), c -> new ArrayList<>()).add(i);
    }
    for (List<Integer> crate : rows.values()) {
      if (crate.stream().map(row -> groups[row]).distinct().count() < FEWEST_GROUPS) {
        crate.forEach(row -> artists[row] = "");
      }
    }
    return grouped(tracks, artists);
  }

  /** The artist that a file name tells; a track number before it does not count. */
  static Optional<String> artist(CrateTrack track) {
    String name = track.path().getFileName().toString();
    int dot = name.lastIndexOf('.');
    Matcher matcher = ARTIST_AND_TITLE.matcher(dot > 0 ? name.substring(0, dot) : name);
    return matcher.matches()
        ? Optional.of(matcher.group("artist").strip())
            .filter(artist -> !artist.matches("\\d{1,3}"))
            .filter(artist -> !NOBODY.contains(artist.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** Equal features stand as one more name, which no artist bears. */
  private static int[] grouped(List<CrateTrack> tracks, String[] artists) {
    Map<List<Float>, Integer> sounds = new HashMap<>();
    return ArtistGroups.of(
        IntStream.range(0, artists.length)
            .mapToObj(
                row -> {
                  List<Float> sound = boxed(tracks.get(row).features().values());
                  int number = sounds.computeIfAbsent(sound, s -> sounds.size());
                  return artists[row] + ";\u0001" + number;
                })
            .toList());
  }

  private static List<Float> boxed(float[] values) {
    Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return List.of(boxed);
  }
}
