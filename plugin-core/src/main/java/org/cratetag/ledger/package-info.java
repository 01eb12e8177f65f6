/**
 * The durable queue and memory: which tracks are known, what is to be done, what was found, and the
 * journal of tag changes. The one package that imports H2, Flyway, Jdbi and HikariCP. Depends on
 * the API and on the journal values of {@link org.cratetag.tags}.
 */
package org.cratetag.ledger;
