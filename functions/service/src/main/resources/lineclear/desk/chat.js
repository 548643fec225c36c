// @ts-check
import { ask } from './api.js';
import { ticketPath } from './ticket.js';

const AGAIN_MILLIS = 1_000;
const LONGEST_MILLIS = 30_000;
/** Whoever writes says so every few seconds; who has not said so for longer has stopped. */
const TYPING_TOLD_MILLIS = 3_000;
const TYPING_SHOWN_MILLIS = 6_000;

/**
 * @typedef {{ seq: number, from: 'customer' | 'agent', agentId?: string, text: string | null, at: string }} Message
 *
 * @typedef {object} Unsent
 * @property {string} clientId the same each time that it is sent
 * @property {string} text
 * @property {number} tries
 * @property {number | null} seq once it was taken
 * @property {import('./api.js').Refused | null} refused why it is not taken
 */

/**
 * One conversation: what was read of it, without a gap, and what is on its way. Pushes only say that there is more; it
 * is read on from where it was.
 */
export class Chat {
  /** @type {any} what its record says of it, without the messages; null until it is read */ facts = null;
  /** @type {Message[]} numbered from 1, none left out */ messages = [];
  /** @type {Unsent[]} in the order of writing */ unsent = [];
  /** @type {string} */ state = 'answered';
  /** @type {import('./api.js').Refused | null} why it cannot be read at all */ refused = null;
  /** What is here could not be read on. */
  old = false;
  /** Whether it is this agent's, who may write. */
  mine = false;
  /** The last message that the agent has had before them. */
  seen = 0;
  draft = '';
  #typedUntil = 0;
  #typingTold = -Infinity;
  #reading = false;
  #more = false;
  #sending = false;
  /** @type {(() => void) | null} ends the wait for the next try */ #hurry = null;

  /** @param {string} ticketId @param {() => void} redraw */
  constructor(ticketId, redraw) {
    this.ticketId = ticketId;
    this.path = ticketPath(ticketId);
    this.redraw = redraw;
  }

  get have() {
    return this.messages.at(-1)?.seq ?? 0;
  }

  get over() {
    return this.state === 'closed' || this.state === 'abandoned';
  }

  get unread() {
    return this.messages.filter(({ seq, from }) => seq > this.seen && from === 'customer').length;
  }

  /** Whether the customer is writing at this moment. */
  get typed() {
    return performance.now() < this.#typedUntil && !this.over;
  }

  /** @param {any} frame of this ticket */
  hear(frame) {
    if (frame.type === 'typing') {
      this.#typedUntil = frame.from === 'customer' ? performance.now() + TYPING_SHOWN_MILLIS : 0;
      setTimeout(() => this.redraw(), TYPING_SHOWN_MILLIS);
      this.redraw();
    } else if (frame.seq > this.have || frame.state !== this.state) {
      void this.read();
    }
  }

  /** Reads on; asked for meanwhile, once more. Until it is there. */
  async read(wait = AGAIN_MILLIS) {
    this.#more = true;
    this.#hurry?.();
    if (this.#reading) {
      return;
    }
    this.#reading = true;
    try {
      while (this.#more) {
        this.#more = false;
        await this.#readOn();
      }
      [this.old, this.refused] = [false, null];
    } catch (error) {
      const refused = /** @type {import('./api.js').Refused} */ (error);
      this.old = mayPass(refused);
      this.refused = this.old ? null : refused;
    }
    this.#reading = false;
    if (this.old) {
      setTimeout(() => void this.read(Math.min(2 * wait, LONGEST_MILLIS)), wait);
    }
    this.redraw();
  }

  async #readOn() {
    const before = this.have;
    const what = this.facts && !(this.over && !this.facts.ended) ? 'messages' : 'transcript';
    const { messages, ...facts } = await ask('GET', `${this.path}/${what}?after=${before}`);
    messages.forEach((/** @type {Message} */ one) => one.seq === this.have + 1 && this.messages.push(one));
    this.facts = what === 'transcript' ? facts : this.facts;
    this.state = facts.state;
    if (this.messages.some(({ seq, from }) => seq > before && from === 'customer')) {
      this.#typedUntil = 0;
    }
    this.unsent = this.unsent.filter(({ seq }) => seq === null || seq > this.have);
    this.#more ||= (facts.seq > this.have && this.have > before) || (this.over && !this.facts.ended);
  }

  /** @param {string} text what stands in the field now */
  write(text) {
    this.draft = text;
    if (text && performance.now() - this.#typingTold > TYPING_TOLD_MILLIS) {
      this.#typingTold = performance.now();
      ask('POST', `${this.path}/typing`, {}).catch(() => {});
    }
    this.redraw();
  }

  /** Sends what stands in the field. */
  say() {
    const text = this.draft.trim();
    if (text) {
      this.unsent.push({ clientId: crypto.randomUUID(), text, tries: 0, seq: null, refused: null });
      this.draft = '';
      this.#typingTold = -Infinity;
      void this.send();
    }
  }

  /** @param {Unsent} one that was refused @param {boolean} again or never */
  decide(one, again) {
    one.refused = null;
    this.unsent = again ? this.unsent : this.unsent.filter((other) => other !== one);
    void this.send();
  }

  /** One after the other, each until it is taken or refused. */
  async send() {
    this.redraw();
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    for (let one = this.#next(); one; one = this.#next()) {
      await this.#try(one);
      this.redraw();
    }
    this.#sending = false;
  }

  #next() {
    return this.unsent.find(({ seq, refused }) => seq === null && !refused);
  }

  /** @param {Unsent} one */
  async #try(one) {
    try {
      const { clientId, text } = one;
      one.seq = (await ask('POST', `${this.path}/messages`, { clientId, text })).seq;
      void this.read();
    } catch (error) {
      const refused = /** @type {import('./api.js').Refused} */ (error);
      if (!mayPass(refused)) {
        one.refused = refused;
        return;
      }
      one.tries += 1;
      this.redraw();
      const wait = Math.min(AGAIN_MILLIS * 2 ** (one.tries - 1), LONGEST_MILLIS);
      await new Promise((resolve) => setTimeout((this.#hurry = () => resolve(null)), wait));
      this.#hurry = null;
    }
  }
}

/** Whether the same may be granted the next time. @param {import('./api.js').Refused} refused */
const mayPass = ({ status }) => status === 0 || status === 429 || status >= 500;
