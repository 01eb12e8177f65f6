/**
 * Base networks that a user installs: what they say of themselves, and the folder that keeps them.
 * A base is other people's network; its inner features are a front-end that model packs take.
 *
 * <p>May use: {@code api.track}, {@code pack}, {@code pack.golden}, {@code pack.json}.
 */
package org.cratetag.base;
