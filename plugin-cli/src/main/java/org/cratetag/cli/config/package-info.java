/**
 * {@code cratetag config}.
 *
 * <p>May use: {@code cli.output}, {@code cli.text}, {@code cli.workplace}, {@code config}, {@code
 * config.keys}, {@code library}.
 */
package org.cratetag.cli.config;
