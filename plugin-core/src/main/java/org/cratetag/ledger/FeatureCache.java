package org.cratetag.ledger;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;

/** Features by track and front-end, good while the file is as it was. */
final class FeatureCache {
  /**
   * Beyond this, 32 KiB a track, computing again is cheaper than a database of gigabytes:
   * statistics and short sequences are kept, pictures are not.
   */
  static final int MAXIMUM_VALUES = 8_192;

  private final PathNames names;

  FeatureCache(PathNames names) {
    this.names = names;
  }

  boolean put(Handle handle, AudioFile file, FrontEnd frontEnd, FeatureTensor features) {
    if (features.values().length > MAXIMUM_VALUES) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.allocate(features.values().length * Float.BYTES);
    bytes.asFloatBuffer().put(features.values());
    String shape =
        Arrays.stream(features.shape()).mapToObj(String::valueOf).collect(Collectors.joining(","));
    return 1
        == handle.execute(
            "INSERT INTO feature (track_id, front_end, size_bytes, mtime_ns, shape, float_values)"
                + " SELECT id, ?, ?, ?, ?, ? FROM track WHERE path = ?"
                + " ON CONFLICT (track_id, front_end) DO UPDATE SET"
                + " size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns,"
                + " shape = excluded.shape, float_values = excluded.float_values",
            frontEnd.key(),
            file.sizeBytes(),
            Times.toNanos(file.lastModified()),
            shape,
            bytes.array(),
            names.of(file.path()));
  }

  Optional<FeatureTensor> find(Handle handle, AudioFile file, FrontEnd frontEnd) {
    return handle
        .createQuery(
            "SELECT f.shape, f.float_values FROM feature f JOIN track t ON t.id = f.track_id"
                + " WHERE t.path = ? AND f.front_end = ? AND f.size_bytes = ? AND f.mtime_ns = ?")
        .bind(0, names.of(file.path()))
        .bind(1, frontEnd.key())
        .bind(2, file.sizeBytes())
        .bind(3, Times.toNanos(file.lastModified()))
        .map((row, context) -> toTensor(row.getString("shape"), row.getBytes("float_values")))
        .findOne();
  }

  private static FeatureTensor toTensor(String shape, byte[] bytes) {
    FloatBuffer buffer = ByteBuffer.wrap(bytes).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return new FeatureTensor(
        values, Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray());
  }
}
