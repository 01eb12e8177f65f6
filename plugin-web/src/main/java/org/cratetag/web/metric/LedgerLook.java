package org.cratetag.web.metric;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the ledger now and then: opening it costs more than a look at it is worth to somebody
 * who asks every few seconds. Safe for use by several threads.
 */
public final class LedgerLook {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerLook.class);

  private final Source source;
  private final Duration keep;
  private Optional<LedgerFigures> last = Optional.empty();
  private long looked;

  /** Opens the ledger, looks and closes it. */
  public interface Source {
    /**
     * What it holds.
     *
     * @throws Exception when it cannot be opened
     */
    LedgerFigures get() throws Exception;
  }

  /**
   * Over a source.
   *
   * @param keep how old figures may be
   */
  public LedgerLook(Source source, Duration keep) {
    this.source = source;
    this.keep = keep;
    this.looked = System.nanoTime() - keep.toNanos();
  }

  /** What it holds, or held a while ago; empty when it cannot be opened. */
  public synchronized Optional<LedgerFigures> find() {
    if (System.nanoTime() - looked >= keep.toNanos()) {
      try {
        last = Optional.of(source.get());
      } catch (Exception e) {
        LOG.warn("the ledger cannot be looked into", e);
        last = Optional.empty();
      }
      looked = System.nanoTime();
    }
    return last;
  }
}
