/**
 * The daemon: looks after libraries by their schedules and by what it hears of changes.
 *
 * <p>It is a loop over {@link org.cratetag.serve.Daemon#tick}, which asks a clock that tests may
 * set: what the cron times (Quartz reads them) and the hints make due is begun as a run like that
 * of {@code cratetag tag}, one at a time, and stopped when somebody asks for a pause, quiet hours
 * begin or the settings change. Nothing hangs on a hint: a file that no event told of is found by
 * the schedule, and a run that was stopped or killed goes on in the next, since the ledger knows
 * what is left. Between runs nothing is open but the watch.
 *
 * <p>May use: {@code api.track}, {@code config}, {@code config.values}, {@code library}, {@code
 * run}, {@code schedule}, {@code serve.watch}.
 */
package org.cratetag.serve;
