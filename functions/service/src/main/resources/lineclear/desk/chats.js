// @ts-check
import { Chat } from './chat.js';
import { ticketIdOf } from './ticket.js';

/** The agent's chats, a tab for each: those that they have, and those that they look at. */
export class Chats {
  /** @type {Map<string, Chat>} by ticket, in the order of opening */ #open = new Map();
  /** @type {Set<string>} sessions that were made for no ticket */ #none = new Set();
  /** @type {string | null} */ #selected = null;

  /** @param {() => void} redraw */
  constructor(redraw) {
    this.redraw = redraw;
  }

  get all() {
    return [...this.#open.values()].filter(({ facts, refused }) => facts || refused);
  }

  /** The one that is shown. */
  get selected() {
    return this.all.find(({ ticketId }) => ticketId === this.#selected) ?? this.all[0] ?? null;
  }

  /** Whoever looks at the page has before them what is shown. */
  look() {
    const { selected } = this;
    if (selected && document.visibilityState === 'visible') {
      selected.seen = selected.have;
    }
  }

  get unread() {
    return this.all.reduce((sum, { unread }) => sum + unread, 0);
  }

  get unsent() {
    return this.all.some(({ unsent }) => unsent.length > 0);
  }

  /** @param {import('./model.js').Session[]} sessions the open ones of the agent */
  follow(sessions) {
    const talks = sessions.filter(({ channel, phase }) => channel === 'chat' && phase === 'connected');
    const tickets = talks.map(ticketIdOf).filter((id) => id !== null);
    tickets.filter((id) => !this.#none.has(id)).forEach((id) => (this.#opened(id).mine = true));
    this.#open.forEach((chat) => {
      if (chat.mine && !chat.over && !tickets.includes(chat.ticketId)) {
        void chat.read();
      }
    });
  }

  /** @param {string} ticketId */
  select(ticketId) {
    this.#opened(ticketId);
    this.#selected = ticketId;
    this.redraw();
  }

  /** @param {string} ticketId */
  dismiss(ticketId) {
    this.#open.delete(ticketId);
    this.redraw();
  }

  /** @param {any} frame */
  hear(frame) {
    this.#open.get(frame.ticketId)?.hear(frame);
  }

  /** All of them on from where they are. */
  read() {
    this.#open.forEach((chat) => void chat.read());
  }

  /** @param {string} ticketId */
  #opened(ticketId) {
    const known = this.#open.get(ticketId);
    if (known) {
      return known;
    }
    const chat = new Chat(ticketId, () => this.#changed(chat));
    this.#open.set(ticketId, chat);
    void chat.read();
    return chat;
  }

  /** A session may look as if it had been made for a ticket. @param {Chat} chat */
  #changed(chat) {
    if (chat.mine && chat.refused?.code === 'ticket-unknown') {
      this.#none.add(chat.ticketId);
      this.#open.delete(chat.ticketId);
    }
    this.redraw();
  }
}
