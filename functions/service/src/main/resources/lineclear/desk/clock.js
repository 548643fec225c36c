// @ts-check
import { offsetOf } from './model.js';

/** Two clocks of this machine that differ by more have been set, or have slept: then what is known is asked anew. */
const JUMP_MILLIS = 2_000;

/** The server's clock, as far as the answers tell it. */
export class ServerClock {
  #offset = 0;
  #started = Date.now() - performance.now();

  /** @param {{ now?: string }} view just arrived */
  hear(view) {
    this.#offset = offsetOf(view, Date.now()) ?? this.#offset;
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
    return jumped;
  }
}

/** Calls at each full second of the server's clock, and never twice for seconds that were slept through. */
export function everySecond(/** @type {ServerClock} */ clock, /** @type {() => void} */ tick) {
  const wait = () => setTimeout(() => (tick(), wait()), 1000 - (((clock.now() % 1000) + 1000) % 1000));
  wait();
}
