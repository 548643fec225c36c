// @ts-check
import { Wire } from './wire.js';

/** Longer than any function may take; then the request counts as lost. */
const PATIENCE_MILLIS = 30_000;
const FIRST_DELAY_MILLIS = 500;
const LONGEST_DELAY_MILLIS = 20_000;

/** Of one customer's chat. @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Ask */

/**
 * What a customer may ask of the service, with the token of their one chat.
 *
 * @param {string} base where the service is; empty: where this page comes from
 * @param {string} token
 * @returns {Ask} rejects with an error that has the `status` and the `detail` of a refusal; without a status the line
 *   is lost
 */
export function asking(base, token) {
  return async (method, path, body) => {
    const headers = new Headers({ authorization: `Bearer ${token}` });
    if (body) {
      headers.set('content-type', 'application/json');
    }
    const response = await fetch(`${base}/chat${path}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : undefined,
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
      cache: 'no-store',
    });
    const answer = response.status === 204 ? null : await response.json().catch(() => null);
    if (response.ok) {
      return answer;
    }
    throw Object.assign(new Error(`refused: ${response.status}`), { status: response.status, detail: answer?.detail });
  };
}

/** Twice as long each time, and not all at the same time. @param {number} tries milliseconds */
export function delay(tries) {
  const longest = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS * 2 ** Math.min(tries, 10));
  return longest / 2 + (Math.random() * longest) / 2;
}

/** A socket that is opened again whenever it is lost. */
export class Push {
  /** @type {Wire | null} */ #wire = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #opening = false;
  #stopped = false;
  #tries = 0;
  /** Whether what happens is told. */
  open = false;

  /** @param {Ask} ask @param {{ changed: () => void, tell: (frame: any) => void }} ears */
  constructor(ask, ears) {
    this.ask = ask;
    this.ears = ears;
  }

  async start() {
    clearTimeout(this.#timer);
    if (this.#wire || this.#opening || this.#stopped) {
      return;
    }
    this.#opening = true;
    try {
      const line = await this.ask('POST', '/live', {});
      if (!this.#stopped) {
        this.#wire = new Wire(line, {
          hello: () => this.#is(true),
          tell: this.ears.tell,
          old: (wire) => (wire.close(), this.#gone()),
          lost: () => this.#gone(),
        });
      }
    } catch {
      this.#gone();
    }
    this.#opening = false;
  }

  /** Whether it is there is asked now: after a tunnel, or a laptop's lid. */
  wake() {
    this.#tries = 0;
    this.#wire?.probe();
    void this.start();
  }

  stop() {
    this.#stopped = true;
    this.open = false;
    clearTimeout(this.#timer);
    this.#wire?.close();
  }

  #gone() {
    this.#wire = null;
    this.#timer = setTimeout(() => void this.start(), delay(this.#tries++));
    this.#is(false);
  }

  /** @param {boolean} open */
  #is(open) {
    this.#tries = open ? 0 : this.#tries;
    this.open = open;
    this.ears.changed();
  }
}
