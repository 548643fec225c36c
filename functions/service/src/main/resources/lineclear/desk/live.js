// @ts-check
import { ask } from './api.js';

/** The sub-protocol that the service answers; a second one carries the ticket. */
const PROTOCOL = 'lineclear.v1';
const FIRST_DELAY_MILLIS = 500;
const LONGEST_DELAY_MILLIS = 30_000;
/**
 * A line that breaks more often than this without ever telling anything is no line: then it is said so, and asked.
 */
const TRIES_BEFORE_ASKING = 3;
/** Where there is no push at all, it is looked for again only so often. */
const NO_PUSH_RETRY_MILLIS = 300_000;
const HELLO_PATIENCE_MILLIS = 10_000;
/** API Gateway cuts a line that has been silent for ten minutes. */
const PING_EVERY_MILLIS = 240_000;
const PONG_PATIENCE_MILLIS = 5_000;
const ASK_HIDDEN_MILLIS = 30_000;

/**
 * The line to the service, and the truth about it.
 *
 * The socket only tells of states, each with its version; nothing is replayed. So after every `hello` the whole
 * picture is read
 * anew, and whatever was lost before does not matter.
 *
 * @typedef {{ state: 'connecting' | 'live' | 'reconnecting' | 'asking', since: number, seconds?: number }} Line
 *   `since`: this clock, epoch milliseconds; `seconds`: how often it is asked without push
 *
 * @typedef {object} Ears
 * @property {() => Promise<void>} read reads the whole picture over HTTP
 * @property {(frame: any) => void} tell hears what the socket says of agents
 * @property {(line: Line) => void} line hears when the line's state changes
 * @property {string} device
 * @property {number} askEverySeconds without push, while somebody looks
 */
export class Live {
  /** @type {WebSocket | null} */ #socket = null;
  /** @type {Line} */ #line = { state: 'connecting', since: Date.now() };
  /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */ #timers = {};
  #tries = 0;
  #stopped = false;

  /** @param {Ears} ears */
  constructor(ears) {
    this.ears = ears;
  }

  start() {
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    void this.#connect();
  }

  stop() {
    this.#stopped = true;
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    Object.values(this.#timers).forEach((timer) => clearTimeout(timer));
    this.#socket?.close(1000);
  }

  /** The picture once more, now: after a command, or when the clock has done something. */
  async read() {
    try {
      await this.ears.read();
      return true;
    } catch {
      return false;
    }
  }

  /** The line may have died unnoticed while nobody looked: a laptop's lid, a train's tunnel. */
  #wake = () => {
    if (document.visibilityState === 'hidden') {
      return;
    }
    if (this.#line.state === 'live') {
      this.#probe();
    } else {
      this.#tries = Math.min(this.#tries, TRIES_BEFORE_ASKING);
      void this.#connect();
    }
    if (this.#line.state === 'asking') {
      void this.#askOn();
    }
  };

  async #connect() {
    clearTimeout(this.#timers.connect);
    if (this.#stopped || this.#socket) {
      return;
    }
    let line;
    try {
      line = await ask('POST', '/live', {});
    } catch (refusal) {
      const { status } = /** @type {import('./api.js').Refused} */ (refusal);
      this.#lost(status === 404 || status === 405 || status === 501);
      return;
    }
    if (!this.#stopped && !this.#socket) {
      this.#open(line);
    }
  }

  /** @param {{ url: string, ticket: string, topics: string[] }} line */
  #open({ url, ticket, topics }) {
    const socket = new WebSocket(url, [PROTOCOL, ticket]);
    this.#socket = socket;
    this.#after('hello', HELLO_PATIENCE_MILLIS, () => socket.close());
    socket.onopen = () => socket.send(JSON.stringify({ type: 'watch', topics }));
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket) {
        this.#hear(JSON.parse(data));
      }
    };
    socket.onclose = () => {
      if (this.#socket === socket) {
        this.#socket = null;
        ['hello', 'ping', 'pong', 'beat'].forEach((name) => clearTimeout(this.#timers[name]));
        this.#lost(false);
      }
    };
  }

  /** @param {any} frame */
  #hear(frame) {
    clearTimeout(this.#timers.pong);
    if (frame.type === 'hello') {
      void this.#greeted(frame);
    } else if (frame.type === 'stale') {
      void this.read();
    } else if (frame.type === 'refused') {
      this.#socket?.close();
    } else if (frame.type !== 'pong') {
      this.ears.tell(frame);
    }
  }

  /** @param {{ beatSeconds: number | null }} hello */
  async #greeted({ beatSeconds }) {
    const socket = this.#socket;
    clearTimeout(this.#timers.hello);
    if (beatSeconds) {
      this.#beat(beatSeconds * 1000);
    }
    this.#ping();
    if ((await this.read()) && this.#socket === socket) {
      this.#tries = 0;
      clearTimeout(this.#timers.ask);
      this.#is('live');
    } else {
      socket?.close();
    }
  }

  /** @param {boolean} forGood there is no push here */
  #lost(forGood) {
    if (this.#stopped) {
      return;
    }
    this.#tries += 1;
    const first = this.#line.state === 'connecting';
    if (forGood || (this.#tries >= TRIES_BEFORE_ASKING && this.#line.state !== 'asking')) {
      this.#is('asking');
      void this.#askOn();
    } else if (this.#line.state === 'live' || first) {
      this.#is('reconnecting');
      void this.read();
    }
    const longest = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS * 2 ** Math.min(this.#tries, 10));
    const jittered = longest / 2 + (Math.random() * longest) / 2;
    this.#after('connect', forGood ? NO_PUSH_RETRY_MILLIS : jittered, () => void this.#connect());
  }

  async #askOn() {
    clearTimeout(this.#timers.ask);
    await this.read();
    if (this.#line.state === 'asking' && !this.#stopped) {
      const every = document.visibilityState === 'hidden' ? ASK_HIDDEN_MILLIS : this.ears.askEverySeconds * 1000;
      this.#after('ask', every, () => void this.#askOn());
    }
  }

  #ping() {
    this.#after('ping', PING_EVERY_MILLIS, () => {
      this.#probe();
      this.#ping();
    });
  }

  #probe() {
    this.#socket?.send('{"type":"ping"}');
    this.#after('pong', PONG_PATIENCE_MILLIS, () => this.#socket?.close());
  }

  /** @param {number} millis */
  #beat(millis) {
    this.#socket?.send(JSON.stringify({ type: 'beat', device: this.ears.device }));
    this.#after('beat', millis, () => this.#beat(millis));
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
