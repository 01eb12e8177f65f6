package org.cratetag.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.serve.DaemonView;
import org.cratetag.web.metric.LedgerLook;
import org.cratetag.web.metric.RunFigures;

/** What the web side is about: the daemon as others see it. Asked by several threads. */
public interface Served {
  /** How the daemon was when it last looked what is to be done. */
  DaemonView view();

  /**
   * Tells the daemon of files and folders of its libraries.
   *
   * @throws IOException when they cannot be remembered
   */
  void tell(List<Path> paths) throws IOException;

  /** What was counted since it began. */
  RunFigures figures();

  /** What the ledger holds. */
  LedgerLook ledger();

  /** Says something that its owner may want to know. */
  void note(String text);
}
