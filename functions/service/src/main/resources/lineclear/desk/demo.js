// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { ask } from './api.js';
import { config } from './sign-in.js';
import { t } from './words.js';

/** The laptop's demo floor: only where `config.json` offers it. */
export class Demo {
  /** @type {boolean | null} whether it runs; null where there is none */ #runs = null;
  #busy = false;

  /** @param {() => void} redraw */
  constructor(redraw) {
    this.redraw = redraw;
  }

  async look() {
    if ((await config()).demo) {
      await this.#ask('GET');
    }
  }

  button() {
    return this.#runs === null
      ? nothing
      : html`<button class=${this.#runs ? '' : 'strong'} aria-disabled=${this.#busy}
          @click=${() => !this.#busy && this.#ask(this.#runs ? 'DELETE' : 'POST')}>
          ${t(this.#runs ? 'demo.stop' : 'demo.start')}</button>`;
  }

  /** @param {string} method */
  async #ask(method) {
    this.#busy = true;
    this.redraw();
    try {
      const answer = await ask(method, '/local/demo', method === 'POST' ? {} : undefined);
      this.#runs = answer?.running ?? method === 'POST';
    } catch {
      this.#runs = method === 'GET' ? null : this.#runs;
    }
    this.#busy = false;
    this.redraw();
  }
}
