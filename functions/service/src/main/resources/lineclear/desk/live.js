// @ts-check
import { ask } from './api.js';
import { Wire } from './wire.js';

const FIRST_DELAY_MILLIS = 500;
const LONGEST_DELAY_MILLIS = 30_000;
/**
 * A line that breaks more often than this without ever telling anything is no line: then it is said so, and asked.
 */
const TRIES_BEFORE_ASKING = 3;
/** Where there is no push at all, it is looked for again only so often. */
const NO_PUSH_RETRY_MILLIS = 300_000;
const ASK_HIDDEN_MILLIS = 30_000;
/** A picture that could not be read when it had to be is tried again after so long, and twice as long each time. */
const AGAIN_MILLIS = 1_000;

/**
 * The line to the service, and the truth about it.
 *
 * The socket only tells of states, each with its version; nothing is replayed. So after every `hello` the whole
 * picture is read anew, and whatever was lost before does not matter. What is lost while the line is good (a gateway
 * says that it has taken what nobody gets) is made good by the answer to the next ping, or by a look now and then.
 *
 * @typedef {{ state: 'connecting' | 'live' | 'reconnecting' | 'asking', since: number, seconds?: number }} Line
 *   `since`: this clock, epoch milliseconds; `seconds`: how often it is asked without push
 *
 * @typedef {object} Ears
 * @property {() => Promise<void>} read reads the whole picture over HTTP
 * @property {(frame: any) => void} tell hears what the socket says of agents
 * @property {(line: Line) => void} line hears when the line's state changes
 * @property {number} askEverySeconds without push, while somebody looks
 * @property {number | null} lookEverySeconds with push, while somebody looks; null where a ping's answer is enough
 */
export class Live {
  /** The one that is listened to. @type {Wire | null} */ #wire = null;
  /** The one that is to take its place. @type {Wire | null} */ #next = null;
  /** @type {Line} */ #line = { state: 'connecting', since: Date.now() };
  /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */ #timers = {};
  #tries = 0;
  #asks = false;
  #opening = false;
  #stopped = false;

  /** @param {Ears} ears */
  constructor(ears) {
    this.ears = ears;
  }

  start() {
    this.#listen(addEventListener);
    void this.#connect();
  }

  stop() {
    this.#stopped = true;
    this.#listen(removeEventListener);
    Object.values(this.#timers).forEach((timer) => clearTimeout(timer));
    this.#wire?.close();
    this.#next?.close();
  }

  /** @param {typeof addEventListener} where */
  #listen(where) {
    ['online', 'offline', 'focus', 'pageshow'].forEach((event) => where.call(window, event, this.wake));
    where.call(document, 'visibilitychange', this.wake);
  }

  /** The picture once more: after a command, or when the clock has done something. Until it is there. */
  async read(wait = AGAIN_MILLIS) {
    clearTimeout(this.#timers.again);
    if (!(await this.#picture()) && this.#line.state === 'live') {
      const longer = Math.min(2 * wait, LONGEST_DELAY_MILLIS);
      this.#after('again', wait * (0.5 + Math.random()), () => void this.read(longer));
    }
  }

  async #picture() {
    try {
      await this.ears.read();
      return true;
    } catch {
      return false;
    }
  }

  /** The line may have died unnoticed while nobody looked: a laptop's lid, a train's tunnel. */
  wake = () => {
    if (document.visibilityState === 'hidden') {
      return;
    }
    if (this.#line.state === 'live') {
      this.#wire?.probe();
    } else {
      this.#tries = Math.min(this.#tries, TRIES_BEFORE_ASKING);
      void this.#connect();
    }
    if (this.#asks) {
      void this.#askOn();
    }
  };

  async #connect() {
    clearTimeout(this.#timers.connect);
    if (this.#stopped || this.#opening || this.#next) {
      return;
    }
    this.#opening = true;
    try {
      const line = await ask('POST', '/live', {});
      if (!this.#stopped) {
        this.#next = new Wire(line, {
          hello: (wire) => void this.#greeted(wire),
          tell: (frame) => (frame.type === 'stale' ? void this.read() : this.ears.tell(frame)),
          old: () => void this.#connect(),
          lost: (wire) => this.#gone(wire),
        });
      }
    } catch (refusal) {
      const { status } = /** @type {import('./api.js').Refused} */ (refusal);
      this.#lost(status === 404 || status === 405 || status === 501);
    } finally {
      this.#opening = false;
    }
  }

  /** @param {Wire} wire */
  async #greeted(wire) {
    this.#wire?.close();
    [this.#wire, this.#next] = [wire, null];
    if (await this.#picture()) {
      if (this.#wire === wire) {
        this.#tries = 0;
        this.#asks = false;
        clearTimeout(this.#timers.ask);
        this.#is('live');
        this.#lookOn();
      }
    } else if (this.#wire === wire) {
      wire.close();
      this.#gone(wire);
    }
  }

  /** @param {Wire} wire */
  #gone(wire) {
    if (this.#next === wire) {
      this.#next = null;
    } else if (this.#wire === wire) {
      this.#wire = null;
    }
    this.#lost(false);
  }

  /** @param {boolean} forGood there is no push here */
  #lost(forGood) {
    if (this.#stopped) {
      return;
    }
    this.#tries += 1;
    if (!this.#wire) {
      this.#withoutPush(forGood);
    }
    const longest = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS * 2 ** Math.min(this.#tries, 10));
    const jittered = longest / 2 + (Math.random() * longest) / 2;
    this.#after('connect', forGood ? NO_PUSH_RETRY_MILLIS : jittered, () => void this.#connect());
  }

  /** @param {boolean} forGood */
  #withoutPush(forGood) {
    clearTimeout(this.#timers.look);
    if (forGood || (this.#tries >= TRIES_BEFORE_ASKING && !this.#asks)) {
      this.#asks = true;
      void this.#askOn();
    } else if (this.#line.state === 'live' || this.#line.state === 'connecting') {
      this.#is('reconnecting');
      void this.#picture();
    }
  }

  /** What cannot be read is not said to be. */
  async #askOn() {
    clearTimeout(this.#timers.ask);
    const answered = await this.#picture();
    if (this.#asks && !this.#stopped) {
      this.#is(answered ? 'asking' : 'reconnecting');
      const every = document.visibilityState === 'hidden' ? ASK_HIDDEN_MILLIS : this.ears.askEverySeconds * 1000;
      this.#after('ask', every, () => void this.#askOn());
    }
  }

  /** Not all at the same time. */
  #lookOn() {
    const seconds = this.ears.lookEverySeconds;
    if (seconds !== null) {
      this.#after('look', seconds * (750 + Math.random() * 500), () => {
        if (document.visibilityState !== 'hidden') {
          void this.read();
        }
        this.#lookOn();
      });
    }
  }

  /** @param {Line['state']} state */
  #is(state) {
    if (this.#line.state !== state) {
      this.#line = { state, since: Date.now(), seconds: this.ears.askEverySeconds };
      this.ears.line(this.#line);
    }
  }

  /** @param {string} name @param {number} millis @param {() => void} then */
  #after(name, millis, then) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(then, millis);
  }
}
