package org.cratetag.ledger;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.ledger.database.PathText;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;

/** Features by track and front-end, good while the file is as it was. */
final class FeatureCache {
  /**
   * Beyond this, 32 KiB a track, computing again is cheaper than a database of gigabytes:
   * statistics and short sequences are kept, pictures are not.
   */
  static final int MAXIMUM_VALUES = 8_192;

  /** As wide as the column. */
  private static final int LONGEST_KEY = 1_000;

  private FeatureCache() {}

  static boolean put(Handle handle, AudioFile file, FrontEnd frontEnd, FeatureTensor features) {
    if (features.values().length > MAXIMUM_VALUES || frontEnd.key().length() > LONGEST_KEY) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.allocate(features.values().length * Float.BYTES);
    bytes.asFloatBuffer().put(features.values());
    String shape =
        Arrays.stream(features.shape()).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String path = PathText.of(file.path());
    handle.execute(
        "DELETE FROM feature WHERE front_end = ? AND track_id IN"
            + " (SELECT id FROM track WHERE path = ?)",
        frontEnd.key(),
        path);
    return 1
        == handle.execute(
            "INSERT INTO feature (track_id, front_end, size_bytes, mtime_ns, shape, float_values)"
                + " SELECT id, CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT),"
                + " CAST(? AS VARCHAR), CAST(? AS BYTEA) FROM track WHERE path = ?",
            frontEnd.key(),
            file.sizeBytes(),
            Times.toNanos(file.lastModified()),
            shape,
            bytes.array(),
            path);
  }

  static Optional<FeatureTensor> find(Handle handle, AudioFile file, FrontEnd frontEnd) {
    return handle
        .createQuery(
            "SELECT f.shape, f.float_values FROM feature f JOIN track t ON t.id = f.track_id"
                + " WHERE t.path = ? AND f.front_end = ? AND f.size_bytes = ? AND f.mtime_ns = ?")
        .bind(0, PathText.of(file.path()))
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
