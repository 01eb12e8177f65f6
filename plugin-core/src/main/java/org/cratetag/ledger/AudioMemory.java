package org.cratetag.ledger;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;

/**
 * What is remembered of the audio of one file: features, and what packs heard. It belongs to the
 * audio, so it holds when tags are changed, by whom ever, and when the file is moved or copied.
 * Used by one thread; what is put is kept by {@link #save}.
 */
public final class AudioMemory {
  /**
   * Beyond this, 8 KiB a front-end, a database of gigabytes costs more than to compute again, which
   * only a new pack asks for: statistics and the means of base networks are kept, pictures are not.
   */
  static final int MAXIMUM_VALUES = 2_048;

  private final Database database;
  private final String path;
  private final AudioFile file;
  private Supplier<Optional<String>> content;
  private final Map<String, FeatureTensor> features = new HashMap<>();
  private final Map<String, float[]> heard = new HashMap<>();
  private final Map<String, FeatureTensor> newFeatures = new LinkedHashMap<>();
  private final Map<String, float[]> newlyHeard = new LinkedHashMap<>();
  private boolean loaded;
  private Optional<Long> audio = Optional.empty();

  AudioMemory(
      Database database, PathNames names, AudioFile file, Supplier<Optional<String>> content) {
    this.database = database;
    this.path = names.of(file.path());
    this.file = file;
    this.content = content;
  }

  /** The file that it is of. */
  AudioFile file() {
    return file;
  }

  /** The same, with another way to find out what the audio is. */
  AudioMemory with(Supplier<Optional<String>> newContent) {
    content = newContent;
    return this;
  }

  /** Features of the audio. */
  public Optional<FeatureTensor> findFeatures(FrontEnd frontEnd) {
    load();
    return Optional.ofNullable(features.get(frontEnd.key()));
  }

  /**
   * Keeps features. Very large ones are not kept.
   *
   * @return whether they are
   */
  public boolean putFeatures(FrontEnd frontEnd, FeatureTensor tensor) {
    if (tensor.values().length > MAXIMUM_VALUES) {
      return false;
    }
    newFeatures.put(frontEnd.key(), tensor);
    return true;
  }

  /**
   * What a pack heard.
   *
   * @param pack a name for all that decides on it
   */
  public Optional<float[]> findHeard(String pack) {
    load();
    return Optional.ofNullable(heard.get(pack)).map(float[]::clone);
  }

  /** Keeps what a pack heard. */
  public void putHeard(String pack, float[] values) {
    newlyHeard.put(pack, values.clone());
  }

  /**
   * Keeps what was put, if the file is still known as it was when this memory was asked for, and
   * nobody has forgotten its recording since.
   */
  public void save() {
    if (newFeatures.isEmpty() && newlyHeard.isEmpty()) {
      return;
    }
    load();
    if (audio.isPresent()) {
      long id = audio.get();
      database.run(
          handle -> {
            newFeatures.forEach((frontEnd, tensor) -> put(handle, id, frontEnd, tensor));
            newlyHeard.forEach((pack, values) -> put(handle, id, pack, values));
          });
    }
    newFeatures.clear();
    newlyHeard.clear();
  }

  private void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    audio = database.read(this::readKnown);
    if (audio.isEmpty()) {
      audio = content.get().flatMap(key -> database.call(handle -> putAudio(handle, key)));
      if (audio.isPresent()) {
        database.read(this::readKnown);
      }
    }
  }

  /** What is known of a recording, by front-end and by pack. */
  record Known(Map<String, FeatureTensor> features, Map<String, float[]> heard) {}

  /** Takes what was read of the file's recording along with other things. */
  void know(long recording, Known known) {
    audio = Optional.of(recording);
    features.putAll(known.features());
    heard.putAll(known.heard());
    loaded = true;
  }

  /** What is known of recordings, by their numbers: all in two queries, as a run asks for many. */
  static Map<Long, Known> read(Handle handle, List<Long> recordings) {
    Map<Long, Known> known = new HashMap<>();
    recordings.forEach(id -> known.put(id, new Known(new HashMap<>(), new HashMap<>())));
    if (known.isEmpty()) {
      return known;
    }
    handle
        .createQuery(
            "SELECT audio_id, front_end, shape, float_values FROM feature WHERE audio_id IN (<ids>)")
        .bindList("ids", recordings)
        .map(
            (row, context) ->
                known
                    .get(row.getLong("audio_id"))
                    .features()
                    .put(
                        row.getString("front_end"),
                        new FeatureTensor(
                            toFloats(row.getBytes("float_values")),
                            toShape(row.getString("shape")))))
        .list();
    handle
        .createQuery("SELECT audio_id, pack, float_values FROM heard WHERE audio_id IN (<ids>)")
        .bindList("ids", recordings)
        .map(
            (row, context) ->
                known
                    .get(row.getLong("audio_id"))
                    .heard()
                    .put(row.getString("pack"), toFloats(row.getBytes("float_values"))))
        .list();
    return known;
  }

  /** Reads what is known, if anything is, and returns the number of the recording. */
  private Optional<Long> readKnown(Handle handle) {
    Optional<Long> recording =
        handle
            .createQuery(
                "SELECT audio_id FROM track WHERE path = :path AND size_bytes = :size"
                    + " AND mtime_ns = :time AND audio_id IS NOT NULL")
            .bind("path", path)
            .bind("size", file.sizeBytes())
            .bind("time", Times.toNanos(file.lastModified()))
            .mapTo(Long.class)
            .findOne();
    recording.ifPresent(id -> know(id, read(handle, List.of(id)).get(id)));
    return recording;
  }

  private Optional<Long> putAudio(Handle handle, String key) {
    handle.execute("INSERT INTO audio (content) VALUES (?) ON CONFLICT (content) DO NOTHING", key);
    long id =
        handle
            .createQuery("SELECT id FROM audio WHERE content = ?")
            .bind(0, key)
            .mapTo(Long.class)
            .one();
    int known =
        handle.execute(
            "UPDATE track SET audio_id = ? WHERE path = ? AND size_bytes = ? AND mtime_ns = ?",
            id,
            path,
            file.sizeBytes(),
            Times.toNanos(file.lastModified()));
    return known == 1 ? Optional.of(id) : Optional.empty();
  }

  private static void put(Handle handle, long id, String frontEnd, FeatureTensor tensor) {
    handle.execute(
        "INSERT INTO feature (audio_id, front_end, shape, float_values)"
            + " SELECT id, ?, ?, ? FROM audio WHERE id = ?"
            + " ON CONFLICT (audio_id, front_end) DO UPDATE SET shape = excluded.shape,"
            + " float_values = excluded.float_values",
        frontEnd,
        Arrays.stream(tensor.shape()).mapToObj(String::valueOf).collect(Collectors.joining(",")),
        toBytes(tensor.values()),
        id);
  }

  private static void put(Handle handle, long id, String pack, float[] values) {
    handle.execute(
        "INSERT INTO heard (audio_id, pack, float_values)"
            + " SELECT id, ?, ? FROM audio WHERE id = ?"
            + " ON CONFLICT (audio_id, pack) DO UPDATE SET float_values = excluded.float_values",
        pack,
        toBytes(values),
        id);
  }

  /**
   * Forgets recordings of which no file is known any more, with all that was heard of them.
   *
   * @return how many
   */
  static int forgetUnused(Handle handle) {
    String unused = " NOT EXISTS (SELECT 1 FROM track t WHERE t.audio_id = %s)";
    handle.execute("DELETE FROM feature WHERE" + unused.formatted("feature.audio_id"));
    handle.execute("DELETE FROM heard WHERE" + unused.formatted("heard.audio_id"));
    return handle.execute("DELETE FROM audio WHERE" + unused.formatted("audio.id"));
  }

  private static byte[] toBytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static float[] toFloats(byte[] bytes) {
    FloatBuffer buffer = ByteBuffer.wrap(bytes).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static int[] toShape(String text) {
    return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
  }
}
