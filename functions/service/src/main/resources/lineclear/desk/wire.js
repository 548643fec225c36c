// @ts-check
/** The sub-protocol that the service answers; a second one carries the ticket. */
const PROTOCOL = 'lineclear.v1';
const HELLO_PATIENCE_MILLIS = 10_000;
const ANSWER_PATIENCE_MILLIS = 5_000;
/** API Gateway cuts a line that has been silent for ten minutes. */
const PING_EVERY_MILLIS = 240_000;
/** Of a socket's time, after which another one is to take its place, so that nothing is missed between them. */
const REPLACED_AFTER = 0.9;
/** A rest that is shorter is not worth another socket: then it ends, as whatever it was opened with does. */
const SHORTEST_MILLIS = 30_000;

/**
 * One socket, from its opening to its end. It is over as soon as nobody answers: a browser would wait a minute for
 * the other side to say goodbye.
 *
 * @typedef {object} Ends
 * @property {(wire: Wire) => void} hello it is open, and what it watches is told from now on
 * @property {(frame: any, wire: Wire) => void} tell hears what is said over it
 * @property {(wire: Wire) => void} old another one is to be opened in its place
 * @property {(wire: Wire) => void} lost called once, and never after {@link Wire#close}
 */
export class Wire {
  /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */ #timers = {};
  #asked = false;
  #over = false;

  /** @param {{ url: string, ticket: string, topics: string[] }} line @param {Ends} ends */
  constructor({ url, ticket, topics }, ends) {
    this.ends = ends;
    this.socket = new WebSocket(url, [PROTOCOL, ticket]);
    this.#after('hello', HELLO_PATIENCE_MILLIS, () => this.#lost());
    this.socket.onopen = () => this.#say({ type: 'watch', topics });
    this.socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    this.socket.onclose = () => this.#lost();
  }

  /** Asks whether the other side is there; who does not answer in time is gone. */
  probe() {
    this.#ask({ type: 'ping' });
    this.#after('ping', PING_EVERY_MILLIS, () => this.probe());
  }

  /** On purpose: nobody is told. */
  close() {
    this.#over = true;
    Object.values(this.#timers).forEach((timer) => clearTimeout(timer));
    this.socket.close(1000);
  }

  #lost() {
    if (!this.#over) {
      this.close();
      this.ends.lost(this);
    }
  }

  /** @param {any} frame */
  #hear(frame) {
    if (this.#over) {
      return;
    }
    this.#asked = false;
    clearTimeout(this.#timers.answer);
    if (frame.type === 'hello') {
      this.#greeted(frame);
    } else if (frame.type === 'refused') {
      this.#lost();
    } else {
      this.ends.tell(frame, this);
    }
  }

  /** @param {{ until?: string, now?: string, beatSeconds: number | null }} hello */
  #greeted({ until, now, beatSeconds }) {
    clearTimeout(this.#timers.hello);
    this.#after('ping', PING_EVERY_MILLIS, () => this.probe());
    if (beatSeconds) {
      this.#beat(beatSeconds * 1000);
    }
    if (until && now) {
      this.#lives(Date.parse(until) - Date.parse(now));
    }
    this.ends.hello(this);
  }

  /** Both instants are of the service's clock: this machine's does not come into it. @param {number} millis */
  #lives(millis) {
    const rest = millis * (1 - REPLACED_AFTER);
    this.#after('end', millis, () => this.#lost());
    if (rest >= SHORTEST_MILLIS) {
      this.#after('old', millis - rest * (0.5 + Math.random() / 2), () => this.ends.old(this));
    }
  }

  /** @param {number} millis */
  #beat(millis) {
    this.#ask({ type: 'beat' });
    this.#after('beat', millis, () => this.#beat(millis));
  }

  /** @param {object} frame whose answer is waited for */
  #ask(frame) {
    this.#say(frame);
    if (!this.#asked) {
      this.#asked = true;
      this.#after('answer', ANSWER_PATIENCE_MILLIS, () => this.#lost());
    }
  }

  /** @param {object} frame */
  #say(frame) {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(frame));
    }
  }

  /** @param {string} name @param {number} millis @param {() => void} then */
  #after(name, millis, then) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(then, millis);
  }
}
