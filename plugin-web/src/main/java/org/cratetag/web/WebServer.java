package org.cratetag.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import org.cratetag.config.Secret;
import org.cratetag.config.WebSettings;

/**
 * The web side of the daemon, by settings that may change. The port is open as soon as they are
 * applied. Safe for use by several threads.
 */
public final class WebServer implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final Served served;
  private volatile Access access = new Access(Optional.empty(), true);
  private Optional<Door> door = Optional.empty();
  private WebSettings applied = WebSettings.DEFAULT;

  /** One that is not open yet. */
  public WebServer(Served served) {
    this.served = served;
  }

  /**
   * Does as the settings say from now on. Where only token or paths changed, the port stays open.
   *
   * @throws IOException when the token cannot be read or the port not be opened; the message says
   *     what to do. What was open is closed then
   */
  public synchronized void apply(WebSettings settings) throws IOException {
    boolean samePlace =
        door.isPresent()
            && settings.enabled()
            && settings.address().equals(applied.address())
            && settings.chosenPort().equals(applied.chosenPort());
    if (!samePlace) {
      close();
    }
    if (settings.enabled()) {
      try {
        access = access(settings);
      } catch (IOException e) {
        close();
        throw e;
      }
      if (!samePlace) {
        ServerSocketChannel port = open(settings);
        door = Optional.of(Door.open(port, () -> new Routes(served, () -> access)));
      }
    }
    applied = settings;
  }

  private static Access access(WebSettings settings) throws IOException {
    Optional<String> token = Optional.empty();
    Optional<Secret> secret = settings.token();
    if (secret.isPresent()) {
      token = Optional.of(secret.get().reveal());
    }
    return new Access(token, settings.isForThisMachine());
  }

  private static ServerSocketChannel open(WebSettings settings) throws IOException {
    ServerSocketChannel port = ServerSocketChannel.open();
    InetSocketAddress place =
        new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port());
    try {
      port.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      port.bind(place, BACKLOG);
      return port;
    } catch (SocketException e) {
      port.close();
      boolean isTaken =
          e instanceof BindException && String.valueOf(e.getMessage()).contains("in use");
      throw new IOException(
          isTaken
              ? "port " + settings.port() + " is in use by another program"
              : "port "
                  + settings.port()
                  + " at "
                  + settings.address()
                  + " cannot be opened: "
                  + e.getMessage(),
          e);
    } catch (IOException | RuntimeException e) {
      port.close();
      throw e;
    }
  }

  /** The port that is open; empty for none. */
  public synchronized Optional<Integer> findPort() {
    return door.map(Door::port);
  }

  /** Whether somebody has asked, so that Javalin is at work. */
  synchronized boolean isAwake() {
    return door.map(Door::isAwake).orElse(false);
  }

  @Override
  public synchronized void close() {
    door.ifPresent(Door::close);
    door = Optional.empty();
  }
}
