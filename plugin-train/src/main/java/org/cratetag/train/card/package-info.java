/**
 * What an evaluation found, as Markdown and JSON, and model cards. Depends on {@code evaluate},
 * {@code figure} and {@code structure}.
 */
package org.cratetag.train.card;
