/** The commands. Thin: only commands print, exit or map exit codes. */
package org.cratetag.cli;
