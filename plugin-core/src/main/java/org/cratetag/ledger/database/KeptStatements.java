package org.cratetag.ledger.database;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection for the next time: SQLite's driver parses each
 * anew. Used by one thread at a time.
 */
final class KeptStatements implements StatementBuilder {
  private static final int MOST_KEPT = 60;

  /** Those that nobody uses, by their text, in the order in which they were last used. */
  private final LinkedHashMap<String, PreparedStatement> idle =
      new LinkedHashMap<>(MOST_KEPT * 2, 0.75f, true);

  private final Map<Statement, String> textOf = new HashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return connection.createStatement();
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    if (kept == null) {
      kept = connection.prepareStatement(sql);
      textOf.put(kept, sql);
    }
    return kept;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context) {
    throw new UnsupportedOperationException("SQLite has no procedures");
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    String text = textOf.get(statement);
    if (text == null || statement.isClosed()) {
      textOf.remove(statement);
      statement.close();
      return;
    }
    PreparedStatement prepared = (PreparedStatement) statement;
    prepared.clearParameters();
    prepared.clearBatch();
    PreparedStatement other = idle.put(text, prepared);
    if (other != null) {
      discard(other);
    }
    if (idle.size() > MOST_KEPT) {
      String oldest = idle.keySet().iterator().next();
      discard(idle.remove(oldest));
    }
  }

  private void discard(PreparedStatement statement) throws SQLException {
    textOf.remove(statement);
    statement.close();
  }

  @Override
  public void close(Connection connection) {
    try {
      for (PreparedStatement statement : idle.values()) {
        statement.close();
      }
    } catch (SQLException closing) {
      // The connection closes what is left.
    }
    idle.clear();
    textOf.clear();
  }
}
