/**
 * What Java cannot ask of the system: folders and files held by descriptor, attributes, flushing,
 * who has a file open, what kind of file system it is on.
 *
 * <p>May use: {@code api}, {@code natives}. Alone imports: {@code com.sun.jna}.
 */
package org.cratetag.tags.posix;
