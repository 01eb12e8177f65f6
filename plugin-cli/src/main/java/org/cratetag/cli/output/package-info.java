/**
 * How the program speaks: for a person or a program, with progress and a log. The ground of the
 * commands.
 *
 * <p>May use: {@code api.track}, {@code cli.text}, {@code config.values}, {@code json}, {@code
 * run}. Alone imports: {@code me.tongfei}.
 */
package org.cratetag.cli.output;
