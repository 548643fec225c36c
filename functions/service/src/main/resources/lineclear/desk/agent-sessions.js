// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon } from './icons.js';
import { inWords } from './reason.js';
import { span, t, time } from './words.js';

/**
 * Who has the agent: each open session, what the customer does, and how long.
 *
 * @param {import('./model.js').Session[]} open the furthest first
 * @param {number} now the server's clock, epoch milliseconds
 * @param {'you' | 'them'} whose whom the page speaks to, or of
 */
export function sessions(open, now, whose = 'you') {
  return html`
    <section class="card" aria-labelledby="customers">
      <h2 id="customers">${t(`customers.with-${whose}`)}</h2>
      ${open.length === 0 ? html`<p class="empty">${t(`customers.none-${whose}`)}</p>` : nothing}
      <ul class="sessions">${open.map((session) => one(session, now))}</ul>
    </section>`;
}

/** @param {any} session @param {number} now */
function one(session, now) {
  const { customer, channel, kind, phase, queue, until } = session;
  const name = customer ? (customer.name ?? customer.id) : t(`kind.${kind}`);
  const sort = kind === 'standard' || !customer ? '' : t(`kind.${kind}`);
  const facts = [t(`phase.${phase}`), t(`channel.one.${channel}`), sort, queue && t('queue', { queue })];
  return html`<li data-status=${phase}>
    <span class="badge">${icon(channel)}</span>
    <div class="session">
      <p class="name">${name}${customer?.name ? html` <span class="id">${customer.id}</span>` : nothing}</p>
      <p>${facts.filter(Boolean).join(' · ')}</p>
      ${customer?.doing
        ? html`<p class="doing">${t('customers.doing', { doing: inWords(customer.doing) })}</p>`
        : nothing}
    </div>
    <p class="figure" title=${until ? t('status.until', { time: time(until) }) : nothing}>
      ${until ? span(Date.parse(until) - now, true) : span(now - Date.parse(session.since))}
      <small>${t(until ? 'status.left' : 'status.so-long')}</small></p>
  </li>`;
}
