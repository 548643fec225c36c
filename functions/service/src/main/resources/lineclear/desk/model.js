// @ts-check
/**
 * What is shown of an agent at an instant: the view as the service made it, and what the clock alone has done
 * since (`ahead`).
 * Pure, and without a rule of its own: which status follows which is the service's to say.
 *
 * @typedef {object} Step one thing that the clock will do
 * @property {string} at ISO-8601, the instant from which it is so
 * @property {string} status
 * @property {string} label
 * @property {string} because
 * @property {Reason} [reason]
 * @property {string} since
 * @property {string | null} until
 * @property {Record<string, boolean>} accepts
 *
 * @typedef {{ code: string, [parameter: string]: unknown }} Reason
 *
 * @typedef {object} Session
 * @property {string} sessionId
 * @property {string} channel
 * @property {string} kind
 * @property {'reserved' | 'ringing' | 'connected'} phase
 * @property {{ id: string, name: string | null, doing: string | null } | null} customer
 * @property {string} since
 * @property {string | null} until
 *
 * @typedef {object} View `Agent` of openapi.yaml, or one of its rows
 * @property {string} agentId
 * @property {string} name
 * @property {string} policy
 * @property {number} version
 * @property {string} [now] ISO-8601, the server's clock when the view was made
 * @property {string} status
 * @property {string} label
 * @property {string} because
 * @property {Reason} [reason]
 * @property {string} since
 * @property {string | null} until
 * @property {Record<string, boolean>} accepts
 * @property {Step[]} [ahead]
 * @property {Session[]} [sessions]
 *
 * @typedef {object} Shown
 * @property {string} status
 * @property {string} label
 * @property {string} because
 * @property {Reason | undefined} reason
 * @property {string} since
 * @property {string | null} until
 * @property {Record<string, boolean>} accepts
 * @property {Session[]} sessions those whose hold has not run out; empty in a row
 * @property {boolean} moved the clock has done something since the view was made: what else it says (`may`) is out
 *   of date
 */

/**
 * How far the server's clock is ahead of this one, in milliseconds. The answer's way here counts as none, so that
 * the page
 * is late by that and never early.
 *
 * @param {{ now?: string }} view
 * @param {number} arrivedAt this clock, epoch milliseconds
 * @returns {number | null} null when the answer does not say
 */
export function offsetOf(view, arrivedAt) {
  return view.now ? Date.parse(view.now) - arrivedAt : null;
}

/**
 * @param {View} view
 * @param {number} now the server's clock, epoch milliseconds
 * @returns {Shown}
 */
export function shownAt(view, now) {
  const passed = (view.ahead ?? []).filter((step) => Date.parse(step.at) <= now);
  const face = passed[passed.length - 1] ?? view;
  return {
    status: face.status,
    label: face.label,
    because: face.because,
    reason: face.reason,
    since: face.since,
    until: face.until,
    accepts: face.accepts,
    sessions: (view.sessions ?? []).filter((session) => !session.until || Date.parse(session.until) > now),
    moved: passed.length > 0 || isOver(view, now),
  };
}

/**
 * When the clock does something next, by the server's clock; null when it will do nothing.
 *
 * @param {View} view
 * @param {number} now the server's clock, epoch milliseconds
 * @returns {number | null} epoch milliseconds
 */
export function nextChange(view, now) {
  const instants = [...(view.ahead ?? []).map((step) => step.at), view.until].filter((at) => at !== null);
  const coming = instants.map((at) => Date.parse(at)).filter((at) => at > now);
  return coming.length ? Math.min(...coming) : null;
}

/**
 * What may replace what: a higher version, or the same one looked at later. Answers and pushes come in any order. But
 * where nothing was heard since it was asked for, the answer is right whatever its version: a table that was restored
 * from yesterday begins to count anew.
 *
 * @param {View | null | undefined} known
 * @param {View} told
 * @param {View | null} [before] what was known when `told` was asked for
 */
export function isNews(known, told, before) {
  return (
    !known ||
    known === before ||
    told.version > known.version ||
    (told.version === known.version && (told.now ?? '') >= (known.now ?? ''))
  );
}

/**
 * @param {View} view
 * @param {number} now
 */
function isOver(view, now) {
  return view.until !== null && Date.parse(view.until) <= now;
}

/**
 * How much of a status that ends is left, from 1 to 0; 0 when it has no end.
 *
 * @param {{ since: string, until: string | null }} shown
 * @param {number} now
 */
export function partLeft({ since, until }, now) {
  if (!until) {
    return 0;
  }
  const whole = Date.parse(until) - Date.parse(since);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (Date.parse(until) - now) / whole));
}
