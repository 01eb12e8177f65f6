package org.cratetag.cli.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.TagField;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.dsp.tonal.KeyEstimate;
import org.cratetag.dsp.tonal.MusicalKey;
import org.cratetag.feature.TrackSound;
import org.cratetag.run.TrackInspector.Inspection;

/** What {@code show} says of a track's tempo, key and energy. */
final class HeardSound {
  private final Inspection seen;
  private final double bpm;
  private final TrackSound sound;
  private final Optional<Rhythm> rhythm;

  HeardSound(Inspection seen) {
    this.seen = seen;
    this.bpm = seen.prediction().bpm().orElse(seen.tempo().bpm());
    this.sound = TrackSound.of(seen.edmStats().values());
    this.rhythm = seen.rhythm();
  }

  /** As members of a JSON object. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    Map<String, Object> tempo = new LinkedHashMap<>();
    tempo.put("bpm", seen.tempo().bpm());
    tempo.put("confidence", seen.tempo().confidence());
    rhythm
        .filter(Rhythm::varies)
        .ifPresent(
            heard ->
                tempo.put(
                    "range", List.of(tenths(bpm * heard.slower()), tenths(bpm * heard.faster()))));
    members.put("tempo", tempo);
    seen.key().ifPresent(key -> members.put("keyEstimate", members(key)));
    rhythm.ifPresent(heard -> members.put("energyEstimate", members(heard)));
    return members;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static Map<String, Object> members(KeyEstimate key) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("key", key.key().name());
    members.put("camelot", key.key().camelot());
    members.put("likeness", key.correlation());
    members.put("lead", key.lead());
    members.put("other", key.other().name());
    return members;
  }

  private Map<String, Object> members(Rhythm heard) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("level", sound.energy(heard));
    members.put("loudnessDb", tenths(sound.loudnessDb()));
    members.put("onsetsASecond", tenths(heard.onsetsASecond()));
    members.put("brightnessHz", Math.round(sound.brightnessHz()));
    return members;
  }

  /** For people, a line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String varies =
        rhythm
            .filter(Rhythm::varies)
            .map(
                heard ->
                    String.format(
                        Locale.ROOT,
                        "; it varies, %.0f to %.0f",
                        bpm * heard.slower(),
                        bpm * heard.faster()))
            .orElse("");
    lines.add(
        String.format(
            Locale.ROOT,
            "  tempo     %.1f BPM, confidence %.2f%s",
            bpm,
            seen.tempo().confidence(),
            varies));
    seen.key().ifPresent(key -> lines.add(line(key)));
    rhythm.ifPresent(heard -> lines.add(line(heard)));
    return lines;
  }

  private String line(Rhythm heard) {
    return String.format(
        Locale.ROOT,
        "  energy    %d of 10: %.0f dB loud, %.1f onsets a second, brightness %.1f kHz",
        sound.energy(heard),
        sound.loudnessDb(),
        heard.onsetsASecond(),
        sound.brightnessHz() / 1000);
  }

  /** The key, the next best, and what the file says where that is another. */
  private String line(KeyEstimate key) {
    String line =
        String.format(
            Locale.ROOT,
            "  key       %s (%s), likeness %.2f, %.2f before %s (%s)",
            key.key().name(),
            key.key().camelot(),
            key.correlation(),
            key.lead(),
            key.other().name(),
            relation(key.relation()));
    return seen.present().get(TagField.KEY).stream()
        .findFirst()
        .flatMap(MusicalKey::find)
        .filter(inTags -> !inTags.equals(key.key()))
        .map(
            inTags ->
                line
                    + String.format(
                        "; the tags say %s (%s), %s",
                        inTags.name(), inTags.camelot(), relation(key.key().to(inTags))))
        .orElse(line);
  }

  private static String relation(MusicalKey.Relation relation) {
    return switch (relation) {
      case SAME -> "the same";
      case RELATIVE -> "its relative";
      case FIFTH -> "a fifth away";
      case PARALLEL -> "its parallel";
      case OTHER -> "another key";
    };
  }
}
