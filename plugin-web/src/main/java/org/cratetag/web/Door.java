package org.cratetag.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open port at which nobody has knocked yet. The first who does has the site started, which
 * takes some 17 MB that a daemon whom nobody asks does not need; he waits a second for it, in the
 * queue that the system keeps.
 */
final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final long STACK_BYTES = 256 << 10;

  private final ServerSocketChannel port;
  private final Selector selector;
  private final Supplier<Routes> routes;
  private final int number;
  private Optional<Site> site = Optional.empty();
  private boolean closed;

  private Door(ServerSocketChannel port, Selector selector, Supplier<Routes> routes)
      throws IOException {
    this.port = port;
    this.selector = selector;
    this.routes = routes;
    this.number = ((InetSocketAddress) port.getLocalAddress()).getPort();
  }

  /** One that waits from now on. The port is its own. */
  static Door open(ServerSocketChannel port, Supplier<Routes> routes) throws IOException {
    port.configureBlocking(false);
    Selector selector = Selector.open();
    port.register(selector, SelectionKey.OP_ACCEPT);
    Door door = new Door(port, selector, routes);
    Thread thread = new Thread(null, door::await, "web-door", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    return door;
  }

  private void await() {
    try {
      while (selector.select() == 0) {
        if (!selector.isOpen()) {
          return;
        }
      }
      wake();
    } catch (IOException | RuntimeException | Error e) {
      if (!(e instanceof ClosedSelectorException)) {
        LOG.error("nothing is answered at port {}", number, e);
        close();
      }
    }
  }

  private synchronized void wake() throws IOException {
    if (closed) {
      return;
    }
    selector.close();
    port.configureBlocking(true);
    site = Optional.of(Site.start(port, routes.get()));
  }

  int port() {
    return number;
  }

  synchronized boolean isAwake() {
    return site.isPresent();
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      selector.close();
      site.ifPresent(Site::close);
      port.close();
    } catch (IOException | RuntimeException e) {
      LOG.warn("port {} could not be closed", number, e);
    }
  }
}
