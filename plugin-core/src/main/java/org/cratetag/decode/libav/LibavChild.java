package org.cratetag.decode.libav;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.bytedeco.javacpp.PointerScope;

/**
 * The program of a decoding child: answers one request after the other on standard input and
 * output, and ends with its parent, however that ends. Its only argument is the file of the {@link
 * SharedSamples}.
 */
public final class LibavChild {
  /** What a child says first. */
  public static final int READY = 0x43544147;

  private LibavChild() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) throws Exception {
    DataOutputStream replies = new DataOutputStream(new BufferedOutputStream(System.out));
    // Nothing that a library prints may come between the replies.
    System.setOut(new PrintStream(System.err, true));
    BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    listen(requests);
    Libav.start();
    SharedSamples samples = SharedSamples.map(Path.of(args[0]));
    replies.writeInt(READY);
    replies.flush();
    while (true) {
      Request request = requests.take();
      Reply reply;
      try (PointerScope scope = new PointerScope()) {
        reply = answer(request, samples, () -> send(new Reply.Opened(), replies));
      } catch (DecodingFault e) {
        reply = new Reply.Refused(e.getMessage());
      }
      send(reply, replies);
    }
  }

  private static void send(Reply reply, DataOutputStream replies) {
    try {
      reply.write(replies);
      replies.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply answer(Request request, SharedSamples samples, Runnable opened)
      throws DecodingFault {
    if (request instanceof DecodeRequest decode) {
      return new ExcerptDecoder(samples, opened).decode(decode);
    }
    new FileEncoder(samples).encode((EncodeRequest) request);
    return new Reply.Encoded();
  }

  /** Also hears, while a file is decoded, that the parent is gone. */
  private static void listen(BlockingQueue<Request> requests) {
    Thread listener =
        new Thread(
            () -> {
              try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
                while (true) {
                  requests.add(Request.read(in));
                }
              } catch (IOException parentIsGone) {
                Runtime.getRuntime().halt(0);
              }
            },
            "requests");
    listener.setDaemon(true);
    listener.start();
  }
}
