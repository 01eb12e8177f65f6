/**
 * {@code cratetag config}.
 *
 * <p>May use: {@code cli.output}, {@code cli.text}, {@code cli.workplace}, {@code config}, {@code
 * config.keys}, {@code config.values}, {@code library}.
 */
package org.cratetag.cli.config;
