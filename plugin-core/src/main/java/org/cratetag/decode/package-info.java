/**
 * File to mono samples through the bundled ffmpeg program, as a child process with a time limit.
 * The one package that imports bytedeco. Depends on the API only.
 */
package org.cratetag.decode;
