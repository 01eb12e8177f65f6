package org.cratetag.cli.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.serve.DaemonText;
import org.cratetag.cli.text.Table;
import org.cratetag.ledger.node.Node;
import org.cratetag.serve.DaemonState;

/** The daemons that share a ledger, for a person and for a program. */
final class NodeViews {
  private NodeViews() {}

  static Map<String, Object> members(Node node) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("host", node.host());
    members.put("pid", node.pid());
    members.put("joined", node.joined().toString());
    members.put("seen", node.seen().toString());
    members.put("inHand", node.inHand());
    Optional<DaemonState> state = DaemonState.of(node.state());
    members.put("tracks", tracks(node, state));
    state.ifPresent(it -> members.put("serve", DaemonText.members(it)));
    return members;
  }

  /** Of its runs so far, the one at work included. */
  private static long tracks(Node node, Optional<DaemonState> state) {
    return node.done() + state.map(DaemonState::done).orElse(0L);
  }

  /** In a table; the first line says why there is none. */
  static String text(List<Node> nodes, boolean isShared, int columns) {
    if (nodes.isEmpty()) {
      return isShared
          ? "No daemon is at work. Start one on each machine with: cratetag serve"
          : "The ledger is a file of this machine's. For several machines, have it on a PostgreSQL"
              + " server:\nledger: jdbc:postgresql://host/cratetag?user=cratetag";
    }
    Table table = new Table("Machine", "Process", "Since", "Heard of", "Tracks", "In hand", "Does");
    for (Node node : nodes) {
      Optional<DaemonState> state = DaemonState.of(node.state());
      table.row(
          node.host(),
          node.pid(),
          TimeText.of(node.joined()),
          TimeText.of(node.seen()),
          tracks(node, state),
          node.inHand(),
          state.map(DaemonText::doing).orElse("?"));
    }
    return table.within(columns);
  }
}
