// @ts-check
import { render } from './lib/lit-html.js';
import { agentPath, ask } from './api.js';
import { side } from './floor-side.js';
import { shownAt } from './model.js';
import { t } from './words.js';

const EMPTY = { message: '', reason: '', why: '', busy: false, found: null, refused: null };

/** The one agent whom the supervisor has opened. The browser keeps the focus inside the dialog, and gives it back. */
export class Side {
  /** @type {any} */ #view = null;
  /** @type {any} */ #form = EMPTY;
  element = Object.assign(document.createElement('dialog'), { className: 'side' });

  /**
   * @param {import('./clock.js').ServerClock} clock
   * @param {(view: any) => void} hear hears the agent as each answer brings them
   * @param {() => void} redraw
   */
  constructor(clock, hear, redraw) {
    this.clock = clock;
    this.tell = hear;
    this.redraw = redraw;
    this.element.setAttribute('aria-labelledby', 'side');
    this.element.addEventListener('close', () => ((this.#view = null), this.redraw()));
  }

  /** A row does not say all: the whole view is read now. @param {any} row */
  async open(row) {
    this.#form = EMPTY;
    await this.#command(async () => ({ agent: await ask('GET', agentPath(row.agentId)) }), true);
    if (this.#view) {
      this.draw();
      this.element.showModal();
    }
  }

  /** @param {any} view a whole one, or a row: then the rest is read */
  hear(view) {
    if (this.#view?.agentId === view.agentId && view.version > this.#view.version) {
      if (view.sessions) {
        this.#view = view;
      } else {
        void this.#command(async () => ({ agent: await ask('GET', agentPath(view.agentId)) }));
      }
    }
  }

  draw() {
    if (this.#view) {
      const now = this.clock.now();
      render(side(this.#view, shownAt(this.#view, now), this.#form, this.#hands, now), this.element);
    }
  }

  /** @param {() => Promise<any>} command */
  async #command(command, opens = false) {
    this.#fill({ refused: null, busy: true });
    try {
      const answer = await command();
      this.#heard(answer.agent, opens);
      return answer;
    } catch (refused) {
      this.#heard(/** @type {any} */ (refused).agent, opens);
      this.#fill({ refused });
      return null;
    } finally {
      this.#fill({ busy: false });
    }
  }

  /** @param {any} view @param {boolean} opens */
  #heard(view, opens) {
    if (view && (opens || this.#view?.agentId === view.agentId)) {
      this.#view = view;
    }
    if (view) {
      this.tell(view);
    }
  }

  /** @param {any} form */
  #fill(form) {
    this.#form = { ...this.#form, ...form };
    this.draw();
  }

  get #path() {
    return agentPath(this.#view.agentId);
  }

  #hands = {
    close: () => this.element.close(),
    fill: (/** @type {any} */ form) => this.#fill(form),
    choose: async (/** @type {string} */ status) => {
      const said = { reason: this.#form.reason.trim() || null, message: this.#form.message.trim() || null };
      if (await this.#command(() => ask('POST', `${this.#path}/set-status`, { status, ...said }))) {
        this.#fill({ reason: '', message: '' });
      }
    },
    verify: async () => this.#fill({ found: await this.#command(() => ask('POST', `${this.#path}/verify`, {})) }),
    clear: async () => {
      const body = { version: this.#form.found.agent.version, reason: this.#form.why.trim() || null };
      if (await this.#command(() => ask('POST', `${this.#path}/clear`, body))) {
        this.#fill({ found: null, why: '' });
      }
    },
  };
}
