package org.cratetag.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Javalin at work over an open port. Few threads: who asks is a program that can wait. */
final class Site implements AutoCloseable {
  private static final int MOST_THREADS = 8;
  private static final int MOST_CONNECTIONS = 256;
  private static final int THREAD_IDLE_MILLIS = 10_000;
  private static final int CONNECTION_IDLE_MILLIS = 10_000;
  private static final int HEADER_BYTES = 8 << 10;

  private final Javalin javalin;

  private Site(Javalin javalin) {
    this.javalin = javalin;
  }

  static Site start(ServerSocketChannel port, Routes routes) {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.http.compressionStrategy = CompressionStrategy.NONE;
              config.http.prefer405over404 = true;
              config.http.maxRequestSize = Routes.MOST_BYTES;
              config.jetty.threadPool = threads();
              config.jetty.modifyServer(
                  server -> server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server)));
              config.jetty.addConnector((server, any) -> connector(server, port));
              routes.add(config.routes);
            });
    javalin.start();
    return new Site(javalin);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2, THREAD_IDLE_MILLIS);
    threads.setName("web");
    threads.setReservedThreads(0);
    threads.setDaemon(true);
    return threads;
  }

  private static Connector connector(Server server, ServerSocketChannel port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setResponseHeaderSize(HEADER_BYTES);
    http.setOutputBufferSize(HEADER_BYTES);
    http.setIdleTimeout(CONNECTION_IDLE_MILLIS);
    ServerConnector connector =
        new ServerConnector(server, null, null, null, 0, 1, new HttpConnectionFactory(http));
    connector.setIdleTimeout(CONNECTION_IDLE_MILLIS);
    try {
      connector.open(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
