package org.cratetag.config;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.decision.ElectronicMusic;
import org.cratetag.decision.ExistingPolicy;
import org.cratetag.decision.GenreDepth;
import org.cratetag.decision.KeyNotation;
import org.cratetag.decision.LabelRules;
import org.cratetag.decision.PolicySettings;
import org.cratetag.decision.Profile;
import org.cratetag.decision.TempoSettings;
import org.cratetag.pack.Sureness;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.id3.Id3v23;

/**
 * Reads {@link Settings} from a configuration. Keys are the long names of the command line, for
 * example {@code min-confidence: 0.8}; an unknown key is an error, so that a typo cannot pass
 * silently. Every error names file, line and column.
 */
public final class SettingsFile {
  /** Reads one setting into the settings so far. */
  private interface Reader {
    Settings read(Settings settings, YamlValue value) throws ConfigException;
  }

  private static final Map<String, Reader> READERS =
      Map.ofEntries(
          Map.entry("workers", (s, v) -> s.withWorkers(v.wholeNumber())),
          Map.entry("profile", (s, v) -> s.withProfile(choice(Profile.class, v))),
          Map.entry("existing", (s, v) -> s.withExisting(choice(ExistingPolicy.class, v))),
          Map.entry("fields", (s, v) -> s.withFields(fields(v.texts()))),
          Map.entry("bpm", (s, v) -> s.withTempo(tempo(s.policy().tempo(), v))),
          Map.entry("sure", (s, v) -> s.withSure(choice(Sureness.class, v))),
          Map.entry("electronic", (s, v) -> s.withElectronic(choice(ElectronicMusic.class, v))),
          Map.entry("spoken", (s, v) -> s.withSpoken(choice(DecisionSettings.Spoken.class, v))),
          Map.entry("min-confidence", (s, v) -> s.withMinConfidence(OptionalDouble.of(v.number()))),
          Map.entry("quiet-period-seconds", (s, v) -> s.withQuietPeriod(seconds(v))),
          Map.entry("track-time-limit-seconds", (s, v) -> s.withTrackTimeLimit(seconds(v))),
          Map.entry("packs", (s, v) -> s.withPacks(v.texts())),
          Map.entry("labels", (s, v) -> s.withLabels(LabelSettings.read(v, s.labels()))),
          // Its content stands below labels by now.
          Map.entry(ConfigTree.TAXONOMY, (s, v) -> s),
          Map.entry("protected-genres", (s, v) -> s.withLabels(protecting(s.labels(), v))),
          Map.entry("separators", (s, v) -> s.withSeparators(separators(v))),
          Map.entry("empty-genres", (s, v) -> s.withEmptyGenres(texts(v))),
          Map.entry("genre-depth", (s, v) -> s.withGenreDepth(choice(GenreDepth.class, v))),
          Map.entry("key-notation", (s, v) -> s.withKeyNotation(choice(KeyNotation.class, v))),
          Map.entry("id3v23", (s, v) -> s.withId3v23(choice(Id3v23.class, v))),
          Map.entry("exclude", (s, v) -> s.withExclude(v.texts())),
          Map.entry("hard-links", (s, v) -> s.withFiles(hardLinks(s.files(), v))),
          Map.entry("other-owner", (s, v) -> s.withFiles(otherOwner(s.files(), v))),
          Map.entry(
              "mtime",
              (s, v) -> s.withFiles(s.files().withMtime(choice(FileRules.Mtime.class, v)))));

  private SettingsFile() {}

  /** The keys that are read here. */
  static Set<String> keys() {
    return READERS.keySet();
  }

  /**
   * The file's settings over the defaults, with what the environment says.
   *
   * @throws ConfigException when an unknown key or a value out of range is in it
   */
  public static Settings read(ConfigTree tree) throws ConfigException {
    tree.requireGood();
    return read(tree.root(), Settings.DEFAULT);
  }

  /**
   * What a section says over other settings; other keys are left to others.
   *
   * @throws ConfigException when a value does not fit
   */
  static Settings read(YamlValue section, Settings defaults) throws ConfigException {
    Settings settings = defaults;
    for (Map.Entry<String, YamlValue> entry : section.members("profile: server").entrySet()) {
      Reader reader = READERS.get(entry.getKey());
      if (reader != null) {
        settings = with(settings, reader, entry.getValue());
      }
    }
    return settings;
  }

  private static Settings with(Settings settings, Reader reader, YamlValue value)
      throws ConfigException {
    try {
      return reader.read(settings, value);
    } catch (IllegalArgumentException e) {
      throw value.wrong(e.getMessage());
    }
  }

  /**
   * The fields of a list such as {@code genre,style,bpm}.
   *
   * @throws IllegalArgumentException when a name is not a field that can be chosen
   */
  public static Set<TagField> fields(List<String> names) {
    Set<TagField> fields = EnumSet.noneOf(TagField.class);
    for (String name : names) {
      TagField field = choice(TagField.class, "field", name);
      if (!Settings.CHOOSABLE_FIELDS.contains(field)) {
        throw new IllegalArgumentException("field cannot be chosen: " + name);
      }
      fields.add(field);
    }
    return fields;
  }

  private static TempoSettings tempo(TempoSettings before, YamlValue value) throws ConfigException {
    TempoSettings tempo = before;
    for (Map.Entry<String, YamlValue> entry : value.members("decimals: 1").entrySet()) {
      if (entry.getKey().equals("decimals")) {
        tempo = new TempoSettings(tempo.lowest(), tempo.highest(), entry.getValue().wholeNumber());
      } else {
        List<YamlValue> ends = entry.getValue().list();
        if (ends.size() != 2) {
          throw entry.getValue().wrong("the range of tempi has two ends, such as [70, 180]");
        }
        tempo = tempo(entry.getValue(), ends.get(0).number(), ends.get(1).number(), tempo);
      }
    }
    return tempo;
  }

  private static TempoSettings tempo(
      YamlValue at, double lowest, double highest, TempoSettings before) throws ConfigException {
    try {
      return new TempoSettings(lowest, highest, before.decimals());
    } catch (IllegalArgumentException e) {
      throw at.wrong(e.getMessage() + "; try [70, 180]");
    }
  }

  private static LabelRules protecting(LabelRules rules, YamlValue value) throws ConfigException {
    return new LabelRules(
        rules.rename(),
        rules.family(),
        rules.aliases(),
        rules.only(),
        rules.never(),
        List.copyOf(texts(value)));
  }

  private static Set<String> texts(YamlValue value) throws ConfigException {
    Set<String> texts = new LinkedHashSet<>();
    for (YamlValue each : value.list()) {
      texts.add(each.text());
    }
    return texts;
  }

  private static Map<AudioFormat, String> separators(YamlValue value) throws ConfigException {
    Map<AudioFormat, String> separators = new HashMap<>();
    for (Map.Entry<String, YamlValue> entry : value.members("flac: '; '").entrySet()) {
      String text = entry.getValue().text();
      if (!PolicySettings.isSeparator(text)) {
        throw entry
            .getValue()
            .wrong(
                "'"
                    + text
                    + "' cannot separate values; use up to eight signs and spaces, such as ' / '");
      }
      separators.put(format(entry), text);
    }
    return separators;
  }

  private static AudioFormat format(Map.Entry<String, YamlValue> entry) throws ConfigException {
    for (AudioFormat format : AudioFormat.builtIn()) {
      if (format.suffix().equals(entry.getKey())) {
        return format;
      }
    }
    throw entry
        .getValue()
        .wrong(
            "unknown format '"
                + entry.getKey()
                + "'; known are "
                + sorted(AudioFormat.builtIn().stream().map(AudioFormat::suffix)));
  }

  private static FileRules hardLinks(FileRules rules, YamlValue value) throws ConfigException {
    return new FileRules(
        choice(FileRules.HardLinks.class, value), rules.otherOwner(), rules.mtime());
  }

  private static FileRules otherOwner(FileRules rules, YamlValue value) throws ConfigException {
    return new FileRules(
        rules.hardLinks(), choice(FileRules.OtherOwner.class, value), rules.mtime());
  }

  private static Duration seconds(YamlValue value) throws ConfigException {
    return Duration.ofMillis(Math.round(value.number() * 1000));
  }

  private static <E extends Enum<E>> E choice(Class<E> type, YamlValue value)
      throws ConfigException {
    return choice(type, value.name(), value.text());
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String what, String name) {
    for (E value : type.getEnumConstants()) {
      if (value.name().replace('_', '-').equalsIgnoreCase(name.strip())) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "unknown "
            + what
            + " '"
            + name.strip()
            + "'; known are "
            + sorted(
                Stream.of(type.getEnumConstants())
                    .filter(v -> v != TagField.CRATETAG)
                    .map(v -> v.name().replace('_', '-').toLowerCase(Locale.ROOT))));
  }

  private static String sorted(Stream<String> names) {
    return names.sorted().collect(Collectors.joining(", "));
  }
}
