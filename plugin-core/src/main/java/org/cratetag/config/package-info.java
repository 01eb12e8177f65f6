/**
 * Where things are and how the user wants them: the home folder and the YAML configuration. The one
 * package that knows YAML. Depends on the API, and on {@code decision} and {@code tags} for the
 * values of their settings.
 */
package org.cratetag.config;
