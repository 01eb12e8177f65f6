/**
 * Model packs: reading, checking and running them. The one package that imports ONNX Runtime.
 * Depends on the API only.
 */
package org.cratetag.inference;
