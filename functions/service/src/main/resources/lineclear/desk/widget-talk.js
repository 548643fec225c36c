// @ts-check
import { Push, asking, delay } from './widget-push.js';

/** With push, in case a gateway has taken a frame that nobody got. */
const LOOK_MILLIS = 30_000;
/** A tab that nobody looks at gets one turn a minute: the lease must outlast two of them. */
const ALIVE_MILLIS = 30_000;
const ALIVE_SECONDS = 150;
const TYPING_MILLIS = 4_000;

/**
 * A customer's side of one chat, without any picture of it. Messages are numbered: it has 1 to n, and asks for what
 * comes after n; so whatever is lost, doubled or late on the way changes nothing. What is written goes out one after
 * the other, again and again under the same id until the service has answered: it is there once.
 *
 * @typedef {{ seq: number, from: 'customer' | 'agent', text: string | null, at: string }} Message
 * @typedef {{ clientId: string, text: string, seq?: number, refused?: string }} Pending
 * @typedef {'connecting' | 'live' | 'asking' | 'lost' | 'over' | 'void'} Line `void`: the token opens nothing
 */
export class Talk {
  /** Without a gap. @type {Message[]} */ messages = [];
  /** Not known to be there yet, in the order in which they were written. @type {Pending[]} */ pending = [];
  /** As the service last showed it. @type {any} */ chat = null;
  /** @type {number | null} */ position = null;
  /** @type {Line} */ line = 'connecting';
  /** Whether the other side is writing. */ typing = false;
  /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */ #timers = {};
  /** @type {Promise<void> | null} */ #reading = null;
  #again = false;
  #sending = false;
  #typed = 0;

  /**
   * @param {{ token: string, base?: string, askSeconds?: number, changed: () => void }} told `token`: as `enqueue`
   *   has answered it; `base`: where the service is, empty for where this page comes from; `askSeconds`: how often to
   *   ask where nothing is pushed; `changed` hears that something here is otherwise
   */
  constructor({ token, base = '', askSeconds = 3, changed }) {
    this.changed = changed;
    this.askMillis = askSeconds * 1000;
    const ask = asking(base, token);
    /** @type {import('./widget-push.js').Ask} */
    this.ask = (method, path, body) => ask(method, path, body).catch((refusal) => this.#refused(refusal));
    this.push = new Push(this.ask, { changed: () => void this.#look(), tell: (frame) => this.#tell(frame) });
  }

  /** Whether nothing can be written any more. */
  get over() {
    return this.line === 'void' || ['closed', 'abandoned'].includes(this.chat?.state);
  }

  start() {
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    void this.push.start();
    void this.#look();
    void this.#alive();
  }

  stop() {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    Object.values(this.#timers).forEach((timer) => clearTimeout(timer));
    this.push.stop();
  }

  /** @param {string} text */
  say(text) {
    this.pending.push({ clientId: crypto.randomUUID(), text });
    this.changed();
    void this.#send();
  }

  /** Somebody presses keys here. */
  typed() {
    if (!this.over && Date.now() - this.#typed > TYPING_MILLIS / 2) {
      this.#typed = Date.now();
      this.ask('POST', '/typing', {}).catch(() => {});
    }
  }

  /** @throws when the line is lost: then it is not over */
  async leave() {
    this.#show(await this.ask('POST', '/leave', {}));
    await this.#look();
  }

  #wake = () => {
    if (document.visibilityState !== 'hidden') {
      this.push.wake();
      void this.#look();
    }
  };

  /** @param {any} frame */
  #tell(frame) {
    if (frame.type === 'typing' && frame.from === 'agent') {
      this.typing = true;
      this.#after('typing', TYPING_MILLIS, () => ((this.typing = false), this.changed()));
      this.changed();
    } else if (frame.type === 'ticket' && frame.state === this.chat?.state) {
      void (frame.seq > this.messages.length && this.#read().catch(() => {}));
    } else if (frame.type === 'ticket' || frame.type === 'stale') {
      void this.#look();
    }
  }

  /** The whole picture: how far the chat is, and what is missing of it. Again by itself, more often without push. */
  async #look() {
    clearTimeout(this.#timers.look);
    try {
      this.#show(await this.ask('GET', ''));
      await this.#read();
      this.#is(this.push.open ? 'live' : 'asking');
    } catch {
      this.#is('lost');
    }
    if (!this.over) {
      this.#after('look', this.line === 'live' ? LOOK_MILLIS : this.askMillis, () => void this.#look());
    }
  }

  /** @param {Line} line */
  #is(line) {
    if (this.line !== 'void') {
      this.line = this.over ? 'over' : line;
    }
    if (this.over) {
      this.stop();
    }
    this.changed();
  }

  /** @param {any} answer */
  #show({ chat, position = null }) {
    if (!this.chat || chat.version >= this.chat.version) {
      [this.chat, this.position] = [chat, position];
    }
  }

  /** One request after the other, until nothing is missing. */
  #read() {
    this.#again = true;
    this.#reading ??= this.#readOn().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readOn() {
    while (this.#again) {
      this.#again = false;
      const had = this.messages.length;
      const { seq, messages } = await this.ask('GET', `/messages?after=${had}`);
      messages.forEach((/** @type {Message} */ message) => this.#take(message));
      this.#again ||= this.messages.length > had && seq > this.messages.length;
    }
    this.changed();
  }

  /** @param {Message} message */
  #take(message) {
    if (message.seq === this.messages.length + 1) {
      this.messages.push(message);
      this.typing &&= message.from !== 'agent';
      this.#settle();
    }
  }

  #settle() {
    this.pending = this.pending.filter(({ seq = Infinity }) => seq > this.messages.length);
  }

  async #send() {
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    let tries = 0;
    for (let next = this.#next(); next && !this.over; next = this.#next()) {
      try {
        next.seq = (await this.ask('POST', '/messages', { clientId: next.clientId, text: next.text })).seq;
        tries = 0;
        this.#settle();
        void this.#read().catch(() => {});
      } catch (error) {
        const { status, detail } = /** @type {any} */ (error);
        if (status >= 400 && status < 500 && status !== 429) {
          next.refused = detail ?? '';
          void this.#look();
        } else {
          await new Promise((resolve) => this.#after('send', delay(tries++), () => resolve(null)));
        }
      }
      this.changed();
    }
    this.#sending = false;
  }

  #next() {
    return this.pending.find((one) => one.seq === undefined && one.refused === undefined);
  }

  /** Whoever waits is still there. */
  async #alive() {
    this.#after('alive', ALIVE_MILLIS, () => void this.#alive());
    if (this.chat?.state !== 'answered') {
      await this.ask('POST', '/alive', { aliveSeconds: ALIVE_SECONDS }).catch(() => {});
    }
  }

  /** @param {any} refusal @returns {never} */
  #refused(refusal) {
    if (refusal.status === 401) {
      this.#is((this.line = 'void'));
    }
    throw refusal;
  }

  /** @param {string} name @param {number} millis @param {() => void} then */
  #after(name, millis, then) {
    clearTimeout(this.#timers[name]);
    if (!this.over || name === 'send') {
      this.#timers[name] = setTimeout(then, millis);
    }
  }
}
