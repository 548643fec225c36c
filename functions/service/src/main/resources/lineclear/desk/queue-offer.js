// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon } from './icons.js';
import { ticketIdOf, ticketOf, waited, whomOf } from './ticket.js';
import { span, t } from './words.js';

const AGAIN_MILLIS = 2_000;

/** @typedef {{ session: any, ticket: import('./ticket.js').Ticket }} Offer */

/** The customers of queues whom the agent is being offered: the session says until when, the ticket who it is. */
export class Offers {
  /** @type {Map<string, import('./ticket.js').Ticket | null>} by session; null until it is known, or for ever */
  #tickets = new Map();

  /** @param {() => void} redraw */
  constructor(redraw) {
    this.redraw = redraw;
  }

  /**
   * @param {import('./model.js').Session[]} sessions the open ones
   * @returns {Offer[]}
   */
  among(sessions) {
    const held = sessions.filter((session) => session.phase !== 'connected' && ticketIdOf(session));
    const there = new Set(held.map(({ sessionId }) => sessionId));
    [...this.#tickets.keys()].filter((id) => !there.has(id)).forEach((id) => this.#tickets.delete(id));
    held.filter(({ sessionId }) => !this.#tickets.has(sessionId)).forEach((session) => void this.#ask(session));
    return held.flatMap((session) => {
      const ticket = this.#tickets.get(session.sessionId);
      return ticket ? [{ session, ticket }] : [];
    });
  }

  /** @param {import('./model.js').Session} session */
  async #ask(session) {
    const { sessionId } = session;
    this.#tickets.set(sessionId, null);
    try {
      const ticket = await ticketOf(/** @type {string} */ (ticketIdOf(session)));
      this.#tickets.set(sessionId, ticket.offer?.sessionId === sessionId ? ticket : null);
    } catch (refused) {
      const { status } = /** @type {import('./api.js').Refused} */ (refused);
      if (status === 0 || status >= 500) {
        setTimeout(() => (this.#tickets.delete(sessionId), this.redraw()), AGAIN_MILLIS);
      }
    }
    this.redraw();
  }
}

/**
 * Who is offered, of which queue, how long they have waited, and what can be done about it.
 *
 * @param {Offer} offer
 * @param {string} queue its name
 * @param {boolean} busy
 * @param {number} now the server's clock, epoch milliseconds
 * @param {{ accept: (offer: Offer) => void, decline: (offer: Offer) => void }} hands
 */
export function offerCard(offer, queue, busy, now, hands) {
  const { session, ticket } = offer;
  const id = `offer-${session.sessionId}`;
  const button = (/** @type {'accept' | 'decline'} */ what, /** @type {string} */ looks) =>
    html`<button class=${looks} aria-disabled=${busy} @click=${() => !busy && hands[what](offer)}>
      ${icon(what === 'accept' ? 'yes' : 'no')}<span>${t(`offer.${what}`)}</span></button>`;
  return html`<section class="card offer" data-status="ringing" aria-labelledby=${id}>
    <span class="badge">${icon(ticket.channel)}</span>
    <div class="session">
      <h2 id=${id} class="name">${whomOf(ticket)}
        ${ticket.customer.name ? html`<span class="id">${ticket.customer.id}</span>` : nothing}</h2>
      <p>${t(`channel.one.${ticket.channel}`)} · ${queue}
        · ${t('offer.waited', { time: span(waited(ticket, now)) })}</p>
      ${ticket.channel === 'voice' ? html`<p class="doing">${t('offer.by-phone')}</p>` : nothing}
    </div>
    ${
      session.until
        ? html`<p class="figure" role="timer" aria-label=${t('status.left')}>
            ${span(Date.parse(session.until) - now, true)}</p>`
        : nothing
    }
    <p class="ways">${ticket.channel === 'voice' ? nothing : button('accept', 'strong')}${button('decline', '')}</p>
  </section>`;
}
