/**
 * The servers that are told of changed tags, each a {@code ServerNotifier}: how each is called, and
 * how it is asked what it shows. Secrets are read when they are needed and stand in no message.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code config}.
 */
package org.cratetag.notify.server;
