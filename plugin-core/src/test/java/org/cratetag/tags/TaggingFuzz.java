package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.fuzz.Scratch;
import org.cratetag.tags.id3.Id3v23;
import org.cratetag.tags.layout.ContentFormat;
import org.cratetag.tags.layout.LayoutFuzz;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;

/**
 * A file of one format, of any bytes: it is refused and stays, or it is tagged, with its audio and
 * all of its names as they were, and undo gives the bytes back. What is asked for follows from the
 * bytes, so that an input does the same each time.
 */
public final class TaggingFuzz implements FuzzTarget {
  private static final double SECONDS = 0.1;

  /** Of which a second has 2.8 million bits. */
  private static final double DSD_SECONDS = 0.02;

  private static final int LONGEST_SEED = 40_000;

  private final AudioFormat format;
  private final Scratch scratch = new Scratch();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  public TaggingFuzz(AudioFormat format) {
    this.format = format;
  }

  @Override
  public List<byte[]> seeds(Path folder) throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (TaggedFiles.Model model : TaggedFiles.models(folder)) {
      if (model.format().equals(format) && model.bytes().length <= LONGEST_SEED) {
        seeds.add(model.bytes());
      }
    }
    double seconds = format.equals(AudioFormat.DSF) ? DSD_SECONDS : SECONDS;
    seeds.add(AudioFixtures.bytes(folder, format, seconds));
    Path bare = AudioFixtures.bare(folder, "bare", format, seconds);
    seeds.add(Files.readAllBytes(bare));
    Files.delete(bare);
    return seeds;
  }

  @Override
  public void run(byte[] input) throws Exception {
    byte[] bytes = input.clone();
    CRC32 sum = new CRC32();
    sum.update(bytes);
    int choice = (int) sum.getValue();
    if ((choice & 7) != 0) {
      SealedPages.seal(bytes);
    }
    tagAndUndo(bytes, choice >>> 3);
  }

  private void tagAndUndo(byte[] bytes, int choice) throws Exception {
    TagValues change = change(choice & 7);
    TagStyle style = (choice & 8) == 0 ? TagStyle.SERVER : TagStyle.DJ;
    Id3v23 v23 = Id3v23.values()[(choice >>> 4) % Id3v23.values().length];
    InMemoryTagJournal journal = new InMemoryTagJournal();
    TagService tags = new TagService(BuiltInWriters.list(v23), journal, Clock.systemUTC());
    Path path = scratch.file("fuzzed." + format.suffix(), bytes);
    AudioFile file = TagFixtures.found(path, format);
    Optional<TrackNames> names = names(tags, file);
    boolean readable = isReadable(tags, file);
    TagUpdate update = tags.update(file, current -> change, style, 1);
    outcomes.merge(outcome(update), 1, Integer::sum);
    if (update instanceof TagUpdate.Written written) {
      assertThat(readable).as("what was written could be read before").isTrue();
      if (names.isPresent()) {
        verifyNames(names.get(), tags.names(written.file()));
      }
      Path before = scratch.another("before", bytes);
      LayoutFuzz.verifyPlayed(before, path, ContentFormat.of(before));
      Files.delete(before);
      verifyValues(change, tags.read(written.file()));
      assertThat(tags.update(written.file(), current -> change, style, 2))
          .as("the second time")
          .isInstanceOf(TagUpdate.Unchanged.class);
      UndoService undo = new UndoService(tags, journal, Clock.systemUTC());
      assertThat(undo.undoPaths(List.of(path), 3))
          .containsExactly(new UndoResult.Undone(path, true, List.of()));
    } else {
      assertThat(update).isNotInstanceOf(TagUpdate.Failed.class);
    }
    assertThat(Arrays.equals(Files.readAllBytes(path), bytes)).as("the bytes are back").isTrue();
    assertThat(scratch.files()).containsExactly(path);
    assertThat(journal.listUnfinished()).isEmpty();
  }

  /** Where a writer and the check of its copy disagree, no file is harmed, but one is wrong. */
  private static String outcome(TagUpdate update) {
    return update instanceof TagUpdate.Skipped skipped && skipped.reason().contains("would ")
        ? "check: " + skipped.reason().replaceAll("'.*'|\\[.*\\]", "...")
        : update.getClass().getSimpleName();
  }

  private static Optional<TrackNames> names(TagService tags, AudioFile file) {
    try {
      return Optional.of(tags.names(file));
    } catch (TrackException damaged) {
      return Optional.empty();
    }
  }

  private static boolean isReadable(TagService tags, AudioFile file) {
    try {
      tags.read(file);
      return true;
    } catch (TrackException damaged) {
      return false;
    }
  }

  /**
   * A new tag of version 2.3 joins the artists that it takes over from an APE tag; and in which
   * character set older tags are is a guess, for which what stands around a name counts.
   */
  private static void verifyNames(TrackNames before, TrackNames after) {
    assertThat(after.title().map(TaggingFuzz::first).orElse(""))
        .isEqualTo(before.title().map(TaggingFuzz::first).orElse(""));
    assertThat(after.artist().map(TaggingFuzz::first).orElse(""))
        .isEqualTo(before.artist().map(TaggingFuzz::first).orElse(""));
  }

  /** The first of several names, without what is no letter of ASCII. */
  private static String first(String names) {
    return names.split("; ", 2)[0].replaceAll("[^!-~]", "");
  }

  private void verifyValues(TagValues change, TagValues found) {
    FieldValues values = FieldValues.of(format);
    change
        .fields()
        .forEach(
            (field, asked) ->
                assertThat(values.same(field, asked, found.get(field)))
                    .as("%s: asked for %s, found %s", field, asked, found.get(field))
                    .isTrue());
  }

  private static TagValues change(int choice) {
    Map<TagField, List<String>> fields = new EnumMap<>(TagField.class);
    if (choice == 0) {
      for (TagField field : TagFixtures.CHANGE.fields().keySet()) {
        fields.put(field, List.of());
      }
    } else if (choice == 1) {
      fields.put(TagField.GENRE, List.of("Tech House " + "and more ".repeat(600) + "."));
    } else if (choice == 2) {
      fields.put(TagField.GENRE, List.of("Techno"));
      fields.put(TagField.STYLE, List.of());
      fields.put(TagField.BPM, List.of("174"));
      fields.put(TagField.KEY, List.of("F#m"));
    } else if (choice == 3) {
      fields.put(TagField.BPM, List.of("99.5"));
    } else {
      fields.putAll(TagFixtures.CHANGE.fields());
    }
    return new TagValues(fields);
  }

  @Override
  public String toString() {
    return outcomes.toString();
  }
}
