/**
 * What runs in a decoding child: FFmpeg's libraries through JavaCPP, and the requests and replies
 * that go between it and its parent. The one package that imports bytedeco. Depends on the JDK and
 * bytedeco only, so that the child's class path stays small.
 */
package org.cratetag.decode.libav;
