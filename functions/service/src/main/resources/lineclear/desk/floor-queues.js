// @ts-check
import { html, nothing, render } from './lib/lit-html.js';
import { ask } from './api.js';
import { refusal } from './frame.js';
import { queueTable } from './floor-queue-rows.js';
import { icon } from './icons.js';
import { t } from './words.js';

/** One queue's figures at a time: they are counted anew each time. */
const FIGURES_EVERY_MILLIS = 2_000;
const QUEUES_EVERY_MILLIS = 10_000;
/** Where there is none, somebody may set one up. */
const NONE_AGAIN_MILLIS = 60_000;

/** The queues as supervisors see them: how each goes, and a switch with a message. */
export class FloorQueues {
  /** @type {any[]} as they are set up, by their names */ #queues = [];
  /** @type {Map<string, any>} how each goes, by its id */ #figures = new Map();
  /** @type {string[]} whose figures come next */ #turn = [];
  /** @type {any} the queue that is to go offline */ #closing = null;
  /** @type {import('./api.js').Refused | null} */ #refused = null;
  #message = '';
  #told = '';
  #busy = false;
  #readAt = -Infinity;
  element = Object.assign(document.createElement('dialog'), { className: 'ask' });

  /** @param {() => void} redraw */
  constructor(redraw) {
    this.redraw = redraw;
    this.element.setAttribute('aria-labelledby', 'closing');
  }

  /** Reads on for as long as somebody looks. */
  async start() {
    if (document.visibilityState !== 'hidden') {
      await this.#step().catch(() => {});
      this.redraw();
    }
    setTimeout(() => void this.start(), this.#queues.length ? FIGURES_EVERY_MILLIS : NONE_AGAIN_MILLIS);
  }

  async #step() {
    if (performance.now() - this.#readAt > QUEUES_EVERY_MILLIS) {
      this.#queues = (await ask('GET', '/queues')).queues;
      this.#readAt = performance.now();
    }
    const there = this.#queues.map(({ queueId }) => queueId);
    this.#turn = this.#turn.filter((id) => there.includes(id));
    const next = this.#turn.shift() ?? there[0];
    if (next) {
      this.#turn = this.#turn.length ? this.#turn : there.filter((id) => id !== next);
      this.#figures.set(next, await ask('GET', `/queues/${encodeURIComponent(next)}/figures`));
    }
  }

  /** @param {any[]} agents everybody, as they were told of last @param {number} now the server's clock */
  content(agents, now) {
    return this.#queues.length === 0
      ? nothing
      : html`<section class="card queues" aria-labelledby="queues">
          <h2 id="queues">${t('queues')}</h2>
          ${refusal(this.#refused, () => this.#dismiss())}
          ${queueTable(this.#queues, this.#figures, agents, this.#busy, now, (queue) => this.#switch(queue))}
          <p class="fine" role="status">${this.#told}</p>
          ${this.element}
        </section>`;
  }

  #dismiss() {
    this.#refused = null;
    this.redraw();
  }

  /** Whoever is logged on is told that a queue goes offline: so it is asked what. @param {any} queue */
  #switch(queue) {
    if (this.#busy) {
      return;
    }
    if (!queue.online) {
      void this.#say(queue, { online: true });
      return;
    }
    this.#closing = queue;
    this.#message = queue.message ?? '';
    this.#ask();
    this.element.showModal();
  }

  #ask() {
    const close = () => this.element.close();
    const go = () => {
      close();
      void this.#say(this.#closing, { online: false, message: this.#message.trim() || null });
    };
    render(
      html`<h2 id="closing">${t('floor.queues.close', { queue: this.#closing.name })}</h2>
        <label class="field"><span>${t('floor.queues.message')}</span>
          <textarea maxlength="256" .value=${this.#message}
            @input=${(/** @type {any} */ e) => (this.#message = e.target.value)}></textarea></label>
        <p class="ways"><button class="strong" @click=${go}>
            ${icon('no')}<span>${t('floor.queues.go-offline')}</span></button>
          <button @click=${close}>${t('cancel')}</button></p>`,
      this.element,
    );
  }

  /** @param {any} queue @param {{ online: boolean, message?: string | null }} body */
  async #say(queue, body) {
    this.#busy = true;
    this.#refused = null;
    this.redraw();
    try {
      const path = `/queues/${encodeURIComponent(queue.queueId)}/switch`;
      const { queue: is, told } = await ask('POST', path, body);
      this.#queues = this.#queues.map((one) => (one.queueId === is.queueId ? is : one));
      this.#told = told === undefined ? '' : t('floor.queues.told', { count: told });
    } catch (refused) {
      this.#refused = /** @type {import('./api.js').Refused} */ (refused);
    }
    this.#busy = false;
    this.redraw();
  }
}
