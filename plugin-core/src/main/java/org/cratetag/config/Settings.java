package org.cratetag.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.decision.DecisionSettings.Spoken;
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
 * How the user wants a run to be. Defaults, then the configuration file, then the command line.
 *
 * @param workers tracks worked on at once, at least 1
 * @param policy how tags are written; its fields are some of {@link #CHOOSABLE_FIELDS}
 * @param minConfidence the least calibrated probability for a label to be written, besides the
 *     pack's own thresholds; empty for those alone
 * @param quietPeriod how long a file must not have changed before it is taken
 * @param trackTimeLimit how long the decoder may take for one track
 * @param packs the model packs to use, the preferred one first, each as {@code id} for its latest
 *     version or as {@code id/version}; empty for the latest version of every pack
 * @param files what becomes of links, owners and times of files
 * @param sure how sure packs must be of what they say; empty for what fits the profile
 * @param electronic which tracks packs of electronic music are heard of
 * @param spoken what is said of speech
 * @param id3v23 how several values get into an ID3v2.3 tag
 * @param exclude folders and files that are left out, as patterns of gitignore(5)
 * @param byChangeTime whether a file is also young when the system says that it was changed, be its
 *     own time old: a copy may keep the original's
 * @param libraryFolders where those patterns begin; empty for the folder that is scanned
 * @param otherLibraries folders that are left out, as they have settings of their own
 */
public record Settings(
    int workers,
    PolicySettings policy,
    OptionalDouble minConfidence,
    Duration quietPeriod,
    Duration trackTimeLimit,
    List<String> packs,
    FileRules files,
    Optional<Sureness> sure,
    ElectronicMusic electronic,
    Spoken spoken,
    Id3v23 id3v23,
    List<String> exclude,
    boolean byChangeTime,
    List<Path> libraryFolders,
    List<Path> otherLibraries) {
  /** The fields that a user may choose from. */
  public static final Set<TagField> CHOOSABLE_FIELDS =
      Set.of(
          TagField.GENRE,
          TagField.STYLE,
          TagField.GROUPING,
          TagField.BPM,
          TagField.KEY,
          TagField.ENERGY);

  /** Those that are written where nobody chose: the key costs time, and few want it. */
  public static final Set<TagField> USUAL_FIELDS =
      Set.of(TagField.GENRE, TagField.STYLE, TagField.GROUPING, TagField.BPM);

  /**
   * Half of the cores, server profile, only empty fields filled, every field but key and energy,
   * thresholds of the packs, five seconds of quiet, two minutes a track, every pack, every label by
   * its own name, electronic music told from other music.
   */
  public static final Settings DEFAULT =
      new Settings(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          PolicySettings.DEFAULT.withFields(USUAL_FIELDS),
          OptionalDouble.empty(),
          Duration.ofSeconds(5),
          Duration.ofMinutes(2),
          List.of(),
          FileRules.DEFAULT,
          Optional.empty(),
          ElectronicMusic.AUTO,
          Spoken.SPOKEN_WORD,
          Id3v23.UPGRADE,
          List.of(),
          false,
          List.of(),
          List.of());

  public Settings {
    if (workers < 1 || workers > 256) {
      throw new IllegalArgumentException("workers must be between 1 and 256, not " + workers);
    }
    if (policy.fields().isEmpty() || !CHOOSABLE_FIELDS.containsAll(policy.fields())) {
      throw new IllegalArgumentException(
          "fields must be some of genre, style, grouping, bpm, key, energy");
    }
    if (minConfidence.isPresent()
        && !(minConfidence.getAsDouble() >= 0 && minConfidence.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "min-confidence must be between 0 and 1, not " + minConfidence.getAsDouble());
    }
    if (quietPeriod.isNegative()) {
      throw new IllegalArgumentException("quiet-period must not be negative");
    }
    if (trackTimeLimit.isNegative() || trackTimeLimit.isZero()) {
      throw new IllegalArgumentException("track-time-limit must be positive");
    }
    packs = packs.stream().map(String::strip).distinct().toList();
    if (packs.contains("")) {
      throw new IllegalArgumentException("packs holds an empty name");
    }
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(sure, "sure");
    Objects.requireNonNull(electronic, "electronic");
    Objects.requireNonNull(spoken, "spoken");
    Objects.requireNonNull(id3v23, "id3v23");
    exclude = exclude.stream().map(String::strip).toList();
    if (exclude.contains("")) {
      throw new IllegalArgumentException("exclude holds an empty pattern");
    }
    libraryFolders = List.copyOf(libraryFolders);
    otherLibraries = List.copyOf(otherLibraries);
  }

  /** Where tags go and how they are laid out. */
  public Profile profile() {
    return policy.profile();
  }

  /** What to do with values that are already there. */
  public ExistingPolicy existing() {
    return policy.existing();
  }

  /** The fields that may be written. */
  public Set<TagField> fields() {
    return policy.fields();
  }

  /** What labels are called and which are wanted. */
  public LabelRules labels() {
    return policy.labels();
  }

  /** How sure Cratetag must be before it speaks. */
  public DecisionSettings decision() {
    return new DecisionSettings(
        minConfidence.orElse(0),
        DecisionSettings.DEFAULT_TEMPO_CONFIDENCE,
        electronic,
        policy.tempo(),
        spoken);
  }

  /**
   * How sure packs must be of what they say. A DJ's crates hold electronic music, for which eight
   * of ten is worth more than silence.
   */
  public Sureness sureness() {
    return sure.orElse(profile() == Profile.DJ ? Sureness.BALANCED : Sureness.CAREFUL);
  }

  /** A text that differs where, with the same packs, decisions may. */
  public String decisionKey() {
    String names = labels().namesKey();
    return decision().key()
        + (sureness() == Sureness.CAREFUL ? "" : "|" + sureness())
        + (names.isEmpty() ? "" : "|" + uuid(names));
  }

  /**
   * A text that differs where, with the same packs, what is written may: a track that was tagged
   * under another one is looked at again.
   */
  public String taggingKey() {
    String all = decisionKey() + "|" + policy.key() + "|" + files.key() + "|" + id3v23;
    return uuid(all);
  }

  private static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A copy with so many tracks worked on at once. */
  public Settings withWorkers(int newWorkers) {
    return with(draft -> draft.workers = newWorkers);
  }

  /** A copy with this profile. */
  public Settings withProfile(Profile newProfile) {
    return withPolicy(policy.withProfile(newProfile));
  }

  /** A copy with this policy on existing values. */
  public Settings withExisting(ExistingPolicy newExisting) {
    return withPolicy(policy.withExisting(newExisting));
  }

  /** A copy with these fields. */
  public Settings withFields(Set<TagField> newFields) {
    return withPolicy(policy.withFields(newFields));
  }

  /** A copy with this least probability. */
  public Settings withMinConfidence(OptionalDouble newMinConfidence) {
    return with(draft -> draft.minConfidence = newMinConfidence);
  }

  /** A copy with this quiet period. */
  public Settings withQuietPeriod(Duration newQuietPeriod) {
    return with(draft -> draft.quietPeriod = newQuietPeriod);
  }

  /** A copy with this limit. */
  public Settings withTrackTimeLimit(Duration newTrackTimeLimit) {
    return with(draft -> draft.trackTimeLimit = newTrackTimeLimit);
  }

  /** A copy with these packs. */
  public Settings withPacks(List<String> newPacks) {
    return with(draft -> draft.packs = newPacks);
  }

  /** A copy with these rules for labels. */
  public Settings withLabels(LabelRules newLabels) {
    return withPolicy(policy.withLabels(newLabels));
  }

  /** A copy with these separators. */
  public Settings withSeparators(Map<AudioFormat, String> newSeparators) {
    return withPolicy(policy.withSeparators(newSeparators));
  }

  /** A copy with these rules for files. */
  public Settings withFiles(FileRules newFiles) {
    return with(draft -> draft.files = newFiles);
  }

  /** A copy with packs that must be so sure. */
  public Settings withSure(Sureness newSure) {
    return with(draft -> draft.sure = Optional.of(newSure));
  }

  /** A copy that hears packs of electronic music of these tracks. */
  public Settings withElectronic(ElectronicMusic newElectronic) {
    return with(draft -> draft.electronic = newElectronic);
  }

  /** A copy that says this of speech. */
  public Settings withSpoken(Spoken newSpoken) {
    return with(draft -> draft.spoken = newSpoken);
  }

  /** A copy with this layout of several values. */
  public Settings withId3v23(Id3v23 newId3v23) {
    return with(draft -> draft.id3v23 = newId3v23);
  }

  /** A copy with these genres that say nothing, besides the usual ones. */
  public Settings withEmptyGenres(Set<String> newEmptyGenres) {
    return withPolicy(policy.withEmptyGenres(newEmptyGenres));
  }

  /** A copy whose GENRE says so much. */
  public Settings withGenreDepth(GenreDepth depth) {
    return withPolicy(policy.withDepth(depth));
  }

  /** A copy that writes keys like this. */
  public Settings withKeyNotation(KeyNotation notation) {
    return withPolicy(policy.withKeyNotation(notation));
  }

  /** A copy with tempi counted and written so. */
  public Settings withTempo(TempoSettings newTempo) {
    return withPolicy(policy.withTempo(newTempo));
  }

  /** A copy that leaves these out. */
  public Settings withExclude(List<String> newExclude) {
    return with(draft -> draft.exclude = newExclude);
  }

  /** A copy that heeds, or does not, when the system says that a file was changed. */
  public Settings withByChangeTime(boolean newByChangeTime) {
    return with(draft -> draft.byChangeTime = newByChangeTime);
  }

  /** A copy for files in these folders. */
  public Settings withLibraryFolders(List<Path> newLibraryFolders) {
    return with(draft -> draft.libraryFolders = newLibraryFolders);
  }

  /** A copy that leaves these folders to others. */
  public Settings withOtherLibraries(List<Path> newOtherLibraries) {
    return with(draft -> draft.otherLibraries = newOtherLibraries);
  }

  private Settings withPolicy(PolicySettings newPolicy) {
    return with(draft -> draft.policy = newPolicy);
  }

  private Settings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** The components of a copy, before it is made. */
  private static final class Draft {
    private int workers;
    private PolicySettings policy;
    private OptionalDouble minConfidence;
    private Duration quietPeriod;
    private Duration trackTimeLimit;
    private List<String> packs;
    private FileRules files;
    private Optional<Sureness> sure;
    private ElectronicMusic electronic;
    private Spoken spoken;
    private Id3v23 id3v23;
    private List<String> exclude;
    private boolean byChangeTime;
    private List<Path> libraryFolders;
    private List<Path> otherLibraries;

    Draft(Settings from) {
      this.workers = from.workers;
      this.policy = from.policy;
      this.minConfidence = from.minConfidence;
      this.quietPeriod = from.quietPeriod;
      this.trackTimeLimit = from.trackTimeLimit;
      this.packs = from.packs;
      this.files = from.files;
      this.sure = from.sure;
      this.electronic = from.electronic;
      this.spoken = from.spoken;
      this.id3v23 = from.id3v23;
      this.exclude = from.exclude;
      this.byChangeTime = from.byChangeTime;
      this.libraryFolders = from.libraryFolders;
      this.otherLibraries = from.otherLibraries;
    }

    Settings settings() {
      return new Settings(
          workers,
          policy,
          minConfidence,
          quietPeriod,
          trackTimeLimit,
          packs,
          files,
          sure,
          electronic,
          spoken,
          id3v23,
          exclude,
          byChangeTime,
          libraryFolders,
          otherLibraries);
    }
  }
}
