/**
 * {@code cratetag plugins}.
 *
 * <p>May use: {@code api}, {@code cli.output}, {@code cli.text}, {@code cli.workplace}, {@code
 * config}, {@code host}.
 */
package org.cratetag.cli.plugins;
