/**
 * What {@code serve} answers by HTTP: hooks by which other programs tell of files, whether it is
 * alive and ready, figures. Javalin is started by the first who asks: until then there is no more
 * than an open port and a thread that waits.
 *
 * <p>May use: {@code config}, {@code config.values}, {@code serve}, {@code web.hook}, {@code
 * web.metric}. Alone imports: {@code io.javalin}, {@code org.eclipse.jetty}, {@code
 * jakarta.servlet}.
 */
package org.cratetag.web;
