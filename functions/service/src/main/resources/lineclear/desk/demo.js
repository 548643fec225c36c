// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { ask } from './api.js';
import { config } from './sign-in.js';
import { t, time } from './words.js';

const EVERY_MILLIS = 3_000;
const SENTENCES = 4;

/** The laptop's demo floor: only where `config.json` offers it. */
export class Demo {
  /** @type {boolean | null} whether it runs; null where there is none */ #runs = null;
  #busy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  /** @type {{ at: string, text: string }[]} */ #told = [];

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

  /** What has just happened in it, the newest first. */
  told() {
    return this.#runs && this.#told.length
      ? html`<section class="card told" aria-labelledby="told"><h2 id="told">${t('demo.told')}</h2>
          <ul>
            ${this.#told.map(
              ({ at, text }) => html`<li><time>${time(at)}</time> <span lang="en">${text}</span></li>`,
            )}
          </ul></section>`
      : nothing;
  }

  /** @param {string} method */
  async #ask(method) {
    this.#busy = method !== 'GET';
    this.redraw();
    try {
      const answer = await ask(method, '/local/demo', method === 'POST' ? {} : undefined);
      this.#runs = answer?.running ?? method === 'POST';
      this.#told = (answer?.told ?? []).slice(-SENTENCES).reverse();
      this.#askOn();
    } catch {
      this.#runs = method === 'GET' ? null : this.#runs;
    }
    this.#busy = false;
    this.redraw();
  }

  #askOn() {
    clearTimeout(this.#timer);
    if (this.#runs) {
      this.#timer = setTimeout(() => void this.#ask('GET'), EVERY_MILLIS);
    }
  }
}
