package org.cratetag.serve;

import java.util.Optional;
import org.cratetag.config.Configuration;

/** Where the daemon's cluster comes from. */
public interface ClusterSource {
  /** A machine alone, whatever the configuration. */
  ClusterSource NONE = configuration -> Optional.empty();

  /** The others that share the ledger of a configuration; empty when that is a file. */
  Optional<Cluster> find(Configuration configuration);
}
