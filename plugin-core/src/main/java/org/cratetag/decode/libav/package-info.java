/**
 * What runs in a decoding child: FFmpeg's libraries through JavaCPP, and the requests and replies
 * that go between it and its parent. Beside the JDK and bytedeco it knows nothing, so that the
 * child's class path stays small.
 *
 * <p>May use: nothing else of ours. Alone imports: {@code org.bytedeco}.
 */
package org.cratetag.decode.libav;
