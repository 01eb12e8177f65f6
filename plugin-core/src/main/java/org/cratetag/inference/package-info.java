/**
 * Model packs: reading, checking and running them. The one package that imports ONNX Runtime.
 * Depends on the API, and on {@link org.cratetag.natives} for the library that it loads.
 */
package org.cratetag.inference;
