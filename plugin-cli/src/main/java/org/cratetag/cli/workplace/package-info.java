/**
 * What a command works with: the options that all take, the home with its settings, plugins and
 * engine, Ctrl-C, and what the launcher can add.
 *
 * <p>May use: {@code api}, {@code cli.output}, {@code config}, {@code config.values}, {@code
 * decision}, {@code host}, {@code inference}, {@code ledger}, {@code ledger.database}, {@code
 * natives}, {@code pack}, {@code run}, {@code taxonomy}.
 */
package org.cratetag.cli.workplace;
