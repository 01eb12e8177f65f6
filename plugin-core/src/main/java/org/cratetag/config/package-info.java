/**
 * Where things are and how the user wants them: the home folder and the YAML configuration. Depends
 * on the API only.
 */
package org.cratetag.config;
