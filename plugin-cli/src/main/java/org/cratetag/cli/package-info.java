/**
 * The commands. Thin: only commands print, exit or map exit codes. {@link org.cratetag.cli.Main}
 * wires them; {@link org.cratetag.cli.output.Output} is how they speak.
 */
package org.cratetag.cli;
