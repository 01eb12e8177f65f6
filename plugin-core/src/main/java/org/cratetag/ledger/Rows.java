package org.cratetag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.ledger.database.Json;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.Times;

/** Rows to values. */
final class Rows {
  private static final int MAXIMUM_REASON = 4000;

  private Rows() {}

  static AudioFile toFile(ResultSet row, PathNames names) throws SQLException {
    return new AudioFile(
        names.toPath(row.getString("path")),
        AudioFormat.parse(row.getString("format")),
        row.getLong("size_bytes"),
        Times.ofNanos(row.getLong("mtime_ns")));
  }

  /** Needs the columns of track, work and goal, with {@code track_id} and {@code settings}. */
  static TrackEntry toEntry(ResultSet row, PathNames names) throws SQLException {
    return new TrackEntry(
        row.getLong("track_id"),
        toFile(row, names),
        row.getBoolean("missing"),
        new Goal(row.getString("goal_kind"), row.getString("settings")),
        State.valueOf(row.getString("state")),
        row.getInt("failures"),
        Optional.ofNullable(row.getString("outcome")),
        Optional.ofNullable(row.getString("stage")).map(Stage::valueOf),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getString("prediction")).map(Json::toPrediction),
        Instant.ofEpochMilli(row.getLong("changed_ms")));
  }

  static String shorten(String reason) {
    return reason.length() <= MAXIMUM_REASON ? reason : reason.substring(0, MAXIMUM_REASON);
  }
}
