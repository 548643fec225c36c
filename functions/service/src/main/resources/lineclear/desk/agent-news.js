// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon } from './icons.js';
import { whomOf } from './ticket.js';
import { t, when } from './words.js';

/** What a supervisor has left to be read. @param {any} view @param {() => void} seen */
export function message({ message: left }, seen) {
  const by = left?.byId ?? t('role.supervisor');
  return left
    ? html`<section class="message" role="alert" aria-label=${t('message')}>${icon('message')}
        <div><p class="eyebrow">${t('message.from', { by, time: when(left.at) })}</p>
          <p class="text">${left.text}</p></div>
        <button class="strong" @click=${seen}>${t('message.seen')}</button></section>`
    : nothing;
}

/**
 * Who calls, of all that call for the agent: a session that rings, or a customer whom a queue offers.
 *
 * @param {import('./model.js').Shown} shown
 * @param {import('./queue-offer.js').Offer[]} offers
 * @returns {{ sessionId: string, whom: string } | null}
 */
export function calling(shown, offers) {
  if (offers.length > 0) {
    return { sessionId: offers[0].session.sessionId, whom: whomOf(offers[0].ticket) };
  }
  const session = shown.sessions.find((one) => one.phase === 'ringing');
  const whom = session?.customer?.name ?? session?.customer?.id ?? t('customers.unknown');
  return session ? { sessionId: session.sessionId, whom } : null;
}

/** Said at once, without the focus. @param {ReturnType<typeof calling>} who @param {boolean} offered by a queue */
export function ringing(who, offered) {
  const said = who && t(offered ? 'offer.for' : 'ring.for', { whom: who.whom });
  return html`<div role="alert">${
    who ? html`<p class="ringing">${icon('ringing')}<span>${said}</span></p>` : nothing
  }</div>`;
}
