/**
 * The named and versioned front-ends that turn samples into model input. Training and serving call
 * the same code. Depends on the API and {@link org.cratetag.dsp}.
 */
package org.cratetag.feature;
