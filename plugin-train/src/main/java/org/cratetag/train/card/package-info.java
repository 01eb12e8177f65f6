/**
 * Model cards: Markdown and charts. The one package that imports XChart. Depends on {@code
 * evaluate}, {@code pack} and {@code calibrate}.
 */
package org.cratetag.train.card;
