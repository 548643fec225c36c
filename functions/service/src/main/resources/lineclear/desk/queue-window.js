// @ts-check
import { ask } from './api.js';
import { nextFirst, newestFirst } from './ticket.js';

/** The three lists of a queue, as the service calls them. */
export const LISTS = /** @type {const} */ (['waiting', 'answered', 'unanswered']);
/** The longest list that the service answers. */
export const MOST_LISTED = 100;
/** However often a line changes, its lists are read once in that time. */
const LOOK_EVERY_MILLIS = 1_000;
const AGAIN_MILLIS = 5_000;
/** What nobody tells, that a queue was set offline or that a push was lost, is seen by then. */
const ANYWAY_MILLIS = 60_000;
/** Whoever is registered for none may be one day. */
const NONE_AGAIN_MILLIS = 60_000;

/**
 * The queues that the agent is registered for, and the lists of those that they are logged on to, as they were read
 * last. What may be done with them is the service's to say.
 */
export class QueueWindow {
  /** @type {any[]} as they are set up, by their names */ queues = [];
  /** @type {LISTS[number]} */ list = 'waiting';
  /** @type {string | null} the ticket whose details are shown */ opened = null;
  /** What is shown could not be read anew. */
  old = false;
  /** @type {Map<string, any[]>} by list and queue */ #read = new Map();
  /** @type {Set<string>} queues whose lists are out of date */ #due = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #again;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #anyway;
  #looked = -Infinity;
  #asked = -Infinity;

  /**
   * @param {() => string[]} loggedOn
   * @param {() => void} redraw
   */
  constructor(loggedOn, redraw) {
    this.loggedOn = loggedOn;
    this.redraw = redraw;
  }

  /** Everything anew; what cannot be read now is tried again, and said to be old until then. */
  async read() {
    if (this.queues.length === 0 && performance.now() - this.#asked < NONE_AGAIN_MILLIS) {
      return;
    }
    try {
      this.queues = (await ask('GET', '/queues')).queues;
      this.#asked = performance.now();
    } catch {
      this.old = true;
      clearTimeout(this.#again);
      this.#again = setTimeout(() => void this.read(), AGAIN_MILLIS);
    }
    this.#lookAtAll();
    this.#anyway ??= setInterval(() => document.visibilityState !== 'hidden' && this.#lookAtAll(), ANYWAY_MILLIS);
  }

  #lookAtAll() {
    this.look(this.queues.map(({ queueId }) => queueId));
  }

  /** @param {LISTS[number]} list */
  async show(list) {
    this.list = list;
    this.opened = null;
    this.redraw();
    this.look(this.loggedOn());
  }

  /** @param {string} ticketId */
  toggle(ticketId) {
    this.opened = this.opened === ticketId ? null : ticketId;
    this.redraw();
  }

  /** Something in their lines is otherwise. @param {string[]} queueIds */
  look(queueIds, wait = 0) {
    queueIds.filter((id) => this.queues.some(({ queueId }) => queueId === id)).forEach((id) => this.#due.add(id));
    if (this.#due.size > 0) {
      const rest = this.#looked + LOOK_EVERY_MILLIS - performance.now();
      this.#timer ??= setTimeout(() => void this.#lookNow(), Math.max(wait, rest));
    }
  }

  async #lookNow() {
    const due = [...this.#due];
    this.#due.clear();
    this.#looked = performance.now();
    /** @type {string[]} */ const failed = [];
    await Promise.all(due.map((id) => Promise.all([this.#lists(id), this.#setUp(id)]).catch(() => failed.push(id))));
    this.#timer = undefined;
    this.old = failed.length > 0;
    this.redraw();
    this.look(failed, failed.length > 0 ? AGAIN_MILLIS : 0);
  }

  /** @param {string} queueId */
  async #setUp(queueId) {
    const found = await ask('GET', `/queues/${encodeURIComponent(queueId)}`);
    this.queues = this.queues.map((queue) => (queue.queueId === queueId ? found : queue));
  }

  /** How many wait is shown of all, whoever waits only of those that the agent is logged on to. @param {string} id */
  async #lists(id) {
    const wanted = this.list !== 'waiting' && this.loggedOn().includes(id) ? ['waiting', this.list] : ['waiting'];
    const path = `/queues/${encodeURIComponent(id)}/tickets?limit=${MOST_LISTED}`;
    await Promise.all(
      wanted.map(async (list) => this.#read.set(`${list} ${id}`, (await ask('GET', `${path}&list=${list}`)).tickets)),
    );
  }

  /** How many wait and are not being offered to anybody; null when that is not known. @param {string} queueId */
  waiting(queueId) {
    const read = this.#read.get(`waiting ${queueId}`);
    return read ? read.filter(({ state }) => state === 'waiting').length : null;
  }

  /** The list that is shown, over all queues that the agent is logged on to; null when it is not known yet. */
  tickets() {
    const theirs = this.queues.filter(({ queueId }) => this.loggedOn().includes(queueId));
    const read = theirs.map(({ queueId }) => this.#read.get(`${this.list} ${queueId}`));
    return read.includes(undefined)
      ? null
      : read.flatMap((one) => one ?? []).sort(this.list === 'waiting' ? nextFirst : newestFirst);
  }

  /** @param {string} queueId */
  named(queueId) {
    return this.queues.find((queue) => queue.queueId === queueId)?.name ?? queueId;
  }
}
