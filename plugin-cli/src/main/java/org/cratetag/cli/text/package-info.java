/**
 * Text for people: safe for a terminal, in columns, broken into lines, and shares and waits in
 * words.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.cli.text;
