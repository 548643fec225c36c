// @ts-check
import { ask } from './api.js';
import { deviceName } from './presence.js';
import { ticketPath } from './ticket.js';

/** What the agent's page asks the service to do; each answer brings the agent as they then stand. */
export class Commands {
  /** @param {any} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} method @param {string} what @param {object} body */
  #ask(method, what, body) {
    return this.page.command(() => ask(method, `${this.page.path}/${what}`, body));
  }

  /** @param {string} choice */
  async choose(choice) {
    const { form, view } = this.page;
    const later = form.later && view.may.chooseAfterSession.length > 0;
    const reason = form.reason.trim() || null;
    if (await this.#ask('POST', 'set-status', { status: choice, reason, when: later ? 'after-session' : 'now' })) {
      this.page.draw({ form: { later: false, reason: '', busy: false } });
    }
  }

  /** What is chosen now, chosen once more for later, takes back what was to come. */
  withdraw() {
    const { status, reason } = this.page.view.intent;
    return this.#ask('POST', 'set-status', { status, reason, when: 'after-session' });
  }

  /** @param {string} name @param {boolean} on */
  take(name, on) {
    return this.#ask('POST', 'set-status', { takes: { [name]: on } });
  }

  seen() {
    return this.#ask('POST', 'heartbeat', { device: deviceName(), seen: this.page.view.message.at });
  }

  async verify() {
    this.page.draw({ found: await this.#ask('POST', 'verify', {}) });
  }

  async clear() {
    if (await this.#ask('POST', 'clear', { version: this.page.found?.agent.version })) {
      this.page.draw({ found: null });
    }
  }

  /** @param {string} queueId @param {boolean} on */
  logOn(queueId, on) {
    const others = this.page.work.loggedOn().filter((/** @type {string} */ id) => id !== queueId);
    return this.#ask('PUT', 'queues', { queues: on ? [...others, queueId] : others });
  }

  /** Takes up a customer who is offered, or who waits. @param {string} ticketId */
  answer(ticketId) {
    return this.page.command(() => ask('POST', `${ticketPath(ticketId)}/answer`, {}));
  }

  /** @param {string} sessionId */
  decline(sessionId) {
    return this.#ask('POST', 'release', { sessionId, outcome: 'declined' });
  }

  /** Ends a chat. @param {string} ticketId */
  close(ticketId) {
    return this.page.command(() => ask('POST', `${ticketPath(ticketId)}/close`, {}));
  }
}
