// @ts-check
import { refuse, token } from './token.js';

/** Longer than any function may take; then the line counts as lost. */
const PATIENCE_MILLIS = 15_000;

/** A refusal (RFC 9457), or a line that is lost: then `status` is 0. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {{ code?: string, detail?: string, message?: string, agent?: import('./model.js').View, allowed?:
   *   string[] }} problem
   */
  constructor(status, problem) {
    super(problem.detail ?? problem.message ?? '');
    this.status = status;
    this.code = problem.code ?? (status === 0 ? 'line-lost' : `http-${status}`);
    this.agent = problem.agent;
  }
}

/**
 * One request, with the token of who is signed in. Every command of the API may be repeated without harm.
 *
 * @param {string} method
 * @param {string} path from the API's root, as `/agents/a-17`
 * @param {unknown} [body]
 * @param {string} [as] another token
 * @returns {Promise<any>} the answer's JSON; null where there is none
 * @throws {Refused}
 */
export const ask = async (method, path, body, as) => parsed(await send(method, path, body, as));

/** What is answered as plain text. @param {string} path @returns {Promise<string>} @throws {Refused} */
export const askText = (path) => send('GET', path);

/** @param {string} method @param {string} path @param {unknown} [body] @param {string} [as] */
async function send(method, path, body, as = token()) {
  const headers = new Headers(as ? { authorization: `Bearer ${as}` } : {});
  if (body !== undefined) {
    headers.set('content-type', 'application/json');
  }
  let response;
  let text;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
      cache: 'no-store',
    });
    text = await response.text();
  } catch {
    throw new Refused(0, {});
  }
  if (response.status === 401 && as && as === token()) {
    refuse();
  }
  if (!response.ok) {
    throw new Refused(response.status, parsed(text) ?? {});
  }
  return text;
}

/** @param {string} text */
function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** @param {string} agentId */
export const agentPath = (agentId) => `/agents/${encodeURIComponent(agentId)}`;

/**
 * Everybody, a page at a time.
 *
 * @param {(agents: import('./model.js').View[]) => void} [each] hears each page as it comes
 * @param {string} [as]
 * @returns {Promise<import('./model.js').View[]>}
 */
export async function everybody(each = () => {}, as = token()) {
  const agents = [];
  let cursor = '';
  do {
    const page = await ask(
      'GET',
      `/agents?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      undefined,
      as,
    );
    agents.push(...page.agents);
    each(page.agents);
    cursor = page.cursor ?? '';
  } while (cursor);
  return agents;
}
