/**
 * Workers that drain the ledger and triggers that start runs. The one package that imports Quartz.
 * Depends on the API only.
 */
package org.cratetag.schedule;
