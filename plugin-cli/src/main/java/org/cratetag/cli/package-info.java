/**
 * The program: {@link org.cratetag.cli.Main} wires the commands and turns what comes of them into
 * an exit status. Commands are thin: only they print, exit or map exit codes.
 *
 * <p>May use: {@code api}, {@code cli.config}, {@code cli.crates}, {@code cli.evaluate}, {@code
 * cli.library}, {@code cli.models}, {@code cli.output}, {@code cli.plugins}, {@code cli.serve},
 * {@code cli.text}, {@code cli.train}, {@code cli.workplace}, {@code ledger.database}, {@code
 * natives}.
 */
package org.cratetag.cli;
