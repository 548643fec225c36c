// @ts-check
import { html } from './lib/lit-html.js';
import { askText } from './api.js';
import { follow } from './chat-talk.js';
import { chatTabs } from './chat-tabs.js';
import { Chats } from './chats.js';
import { Offers, offerCard } from './queue-offer.js';
import { queuePanel } from './queue-panel.js';
import { QueueWindow } from './queue-window.js';

/** The longest transcript that the service answers at once, in messages. */
const TRANSCRIPT = 500;

/** Customers, as far as they come from queues: who waits, who is offered, and what is written with them. */
export class Work {
  offers = new Offers(() => this.page.draw());
  queues = new QueueWindow(
    () => this.loggedOn(),
    () => this.page.draw(),
  );
  chats = new Chats(() => this.page.draw());

  /** @param {any} page */
  constructor(page) {
    this.page = page;
    addEventListener('beforeunload', (event) => this.chats.unsent && event.preventDefault());
    document.addEventListener('visibilitychange', () => page.draw());
  }

  /** The queues that customers are offered from. @returns {string[]} */
  loggedOn() {
    return this.page.view?.queues ?? [];
  }

  /** After a command the lists are likely to be otherwise. */
  look() {
    this.queues.look(this.loggedOn());
  }

  read() {
    void this.queues.read();
    this.chats.read();
  }

  /** @param {any} frame */
  tell(frame) {
    if (frame.type === 'queue') {
      this.queues.look([frame.queueId]);
    } else if (frame.type === 'ticket' || frame.type === 'typing') {
      this.chats.hear(frame);
    }
  }

  /** @param {import('./model.js').Shown} shown */
  follow(shown) {
    this.chats.follow(shown.sessions);
    this.chats.look();
    return this.offers.among(shown.sessions);
  }

  /** @param {import('./queue-offer.js').Offer[]} offers @param {number} now the server's clock, epoch milliseconds */
  offered(offers, now) {
    const { commands, form } = this.page;
    return offers.map((offer) =>
      offerCard(offer, this.queues.named(offer.ticket.queueId), form.busy, now, {
        accept: ({ ticket }) => commands.answer(ticket.ticketId),
        decline: ({ session }) => commands.decline(session.sessionId),
      }),
    );
  }

  /** @param {number} now the server's clock, epoch milliseconds */
  content(now) {
    const { commands, form } = this.page;
    return html`
      ${chatTabs(this.chats, {
        now,
        busy: form.busy,
        queue: (queueId) => this.queues.named(queueId),
        close: (chat) => commands.close(chat.ticketId).then(() => chat.read()),
        dismiss: (chat) => this.chats.dismiss(chat.ticketId),
        save: (chat) => this.page.command(() => save(chat)),
      })}
      ${queuePanel(this.queues, this.loggedOn(), form.busy, now, {
        logOn: (queueId, on) => commands.logOn(queueId, on),
        pick: (ticketId) => commands.answer(ticketId),
        read: ({ ticketId }) => this.chats.select(ticketId),
      })}`;
  }

  drawn = follow;
}

/** A chat's record, as a file of text. @param {import('./chat.js').Chat} chat */
async function save({ path, ticketId, have }) {
  const parts = [];
  for (let after = 0; after === 0 || after < have; after += TRANSCRIPT) {
    parts.push(await askText(`${path}/transcript?format=text&after=${after}`));
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: 'text/plain' }));
  link.download = `chat-${ticketId}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return {};
}
