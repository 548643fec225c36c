// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon } from './icons.js';
import { waited, whomOf } from './ticket.js';
import { span, t, when } from './words.js';

/**
 * One customer in a list of a queue: who waits can be picked, of the others the details can be seen.
 *
 * @param {import('./ticket.js').Ticket & Record<string, any>} ticket
 * @param {import('./queue-window.js').QueueWindow} queues
 * @param {boolean} busy
 * @param {number} now the server's clock, epoch milliseconds
 * @param {import('./queue-panel.js').Hands} hands
 */
export function ticketRow(ticket, queues, busy, now, hands) {
  const { ticketId, channel, customer, state } = ticket;
  const inLine = state === 'waiting' || state === 'offered';
  const opened = queues.opened === ticketId;
  const facts = [queues.named(ticket.queueId), t(`channel.one.${channel}`), inLine ? '' : became(ticket)];
  return html`<li data-ticket=${ticketId} data-status=${inLine ? 'reserved' : 'offline'}>
    <span class="badge">${icon(channel)}</span>
    <div class="session">
      <p class="name">${whomOf(ticket)}${customer.name ? html` <span class="id">${customer.id}</span>` : nothing}</p>
      <p>${facts.filter(Boolean).join(' · ')}</p>
    </div>
    <p class="figure">${span(waited(ticket, now))}
      <small>${t(inLine ? 'queues.so-far' : 'queues.waited')}</small></p>
    ${inLine ? pick(ticket, busy, hands) : more(ticket, opened, queues)}
    ${opened && !inLine ? details(ticket, queues, now, hands) : nothing}
  </li>`;
}

/**
 * @param {import('./ticket.js').Ticket} ticket
 * @param {boolean} busy
 * @param {import('./queue-panel.js').Hands} hands
 */
function pick(ticket, busy, hands) {
  if (ticket.state === 'offered') {
    return html`<p class="act fine">${t('queues.being-offered', { agent: ticket.offer?.agentId })}</p>`;
  }
  return ticket.channel === 'voice'
    ? html`<p class="act fine">${t('queues.by-phone')}</p>`
    : html`<button class="act" aria-disabled=${busy} @click=${() => !busy && hands.pick(ticket.ticketId)}>
        ${t('queues.pick')}<span class="hidden"> ${whomOf(ticket)}</span></button>`;
}

/** @param {import('./ticket.js').Ticket} ticket @param {boolean} opened @param {any} queues */
function more(ticket, opened, queues) {
  return html`<button class="act" aria-expanded=${opened} @click=${() => queues.toggle(ticket.ticketId)}>
    ${t('queues.details')}<span class="hidden"> ${whomOf(ticket)}</span></button>`;
}

/** @param {import('./ticket.js').Ticket} ticket */
function became({ answered, endedAt }) {
  return answered
    ? t('queues.answered-by', { agent: answered.agentId, time: when(answered.at) })
    : t('queues.gave-up', { time: endedAt ? when(endedAt) : '' });
}

/**
 * @param {any} ticket
 * @param {import('./queue-window.js').QueueWindow} queues
 * @param {number} now
 * @param {import('./queue-panel.js').Hands} hands
 */
function details(ticket, queues, now, hands) {
  const { answered, endedAt, replied, skills, offers, seq } = ticket;
  const end = endedAt ? Date.parse(endedAt) : now;
  const facts = {
    ticket: ticket.ticketId,
    queue: queues.named(ticket.queueId),
    came: when(ticket.since),
    waited: span(waited(ticket, now)),
    answered: answered && `${when(answered.at)}, ${answered.agentId}`,
    replied: replied && when(replied),
    ended: endedAt ? when(endedAt) : t('queues.fact.goes-on'),
    lasted: answered && span(end - Date.parse(answered.at)),
    offers: offers || null,
    skills: skills?.join(', '),
  };
  return html`<div class="details"><dl class="facts">
      ${Object.entries(facts)
        .filter(([, fact]) => fact)
        .map(([name, fact]) => html`<div><dt>${t(`queues.fact.${name}`)}</dt><dd>${fact}</dd></div>`)}
    </dl>
    ${
      hands.read && ticket.channel === 'chat' && seq > 0
        ? html`<button class="quiet" @click=${() => hands.read?.(ticket)}>${icon('message')}${t('chat.read')}</button>`
        : nothing
    }</div>`;
}
