// @ts-check
import { offsetOf } from './model.js';

/** Two clocks of this machine that differ by more have been set, or have slept: then what is known is asked anew. */
const JUMP_MILLIS = 500;
/** Two good clocks run apart by less than this part of the time. */
const DRIFT = 0.001;

/**
 * The server's clock, as far as the answers tell it. An answer that was long on its way makes it late; so the one that
 * was quickest is believed, until this machine's clock has jumped.
 */
export class ServerClock {
  /** @type {{ offset: number, at: number } | null} */ #quickest = null;
  #offset = 0;
  #started = Date.now() - performance.now();

  /** @param {{ now?: string }} view just arrived */
  hear(view) {
    const at = Date.now();
    const offset = offsetOf(view, at);
    if (offset !== null) {
      const known = this.#quickest ? this.#quickest.offset - Math.abs(at - this.#quickest.at) * DRIFT : offset;
      this.#quickest = { offset: Math.max(offset, known), at };
      this.#offset = this.#quickest.offset;
    }
  }

  /** Epoch milliseconds. */
  now() {
    return Date.now() + this.#offset;
  }

  /** Whether this machine's clock was set, or it slept, since the last call. */
  jumped() {
    const started = Date.now() - performance.now();
    const jumped = Math.abs(started - this.#started) > JUMP_MILLIS;
    this.#started = started;
    if (jumped) {
      this.#quickest = null;
    }
    return jumped;
  }
}

/** Calls at each full second of the server's clock, and never twice for seconds that were slept through. */
export function everySecond(/** @type {ServerClock} */ clock, /** @type {() => void} */ tick) {
  const wait = () => setTimeout(() => (tick(), wait()), 1000 - (((clock.now() % 1000) + 1000) % 1000));
  wait();
}
