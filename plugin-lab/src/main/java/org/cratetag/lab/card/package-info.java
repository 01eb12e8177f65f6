/**
 * What an evaluation found, as Markdown and JSON, and model cards. Depends on {@code evaluate},
 * {@code domain}, {@code figure}, {@code structure} and {@code deep} (layer tables, epochs).
 */
package org.cratetag.lab.card;
