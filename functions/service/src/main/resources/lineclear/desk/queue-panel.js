// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import { icon } from './icons.js';
import { LISTS, MOST_LISTED } from './queue-window.js';
import { ticketRow } from './queue-rows.js';
import { t } from './words.js';

/**
 * @typedef {object} Hands
 * @property {(queueId: string, on: boolean) => void} logOn
 * @property {(ticketId: string) => void} pick
 * @property {(ticket: import('./ticket.js').Ticket) => void} [read]
 */

/**
 * The queues of an agent who is registered for any: log on and off, and who waits, was answered, or went unanswered.
 *
 * @param {import('./queue-window.js').QueueWindow} queues
 * @param {string[]} loggedOn
 * @param {boolean} busy
 * @param {number} now the server's clock, epoch milliseconds
 * @param {Hands} hands
 */
export function queuePanel(queues, loggedOn, busy, now, hands) {
  return queues.queues.length === 0
    ? nothing
    : html`<section class="card queues" aria-labelledby="queues">
        <div class="head"><h2 id="queues">${t('queues')}</h2>
          ${queues.old ? html`<p class="fine" role="status">${icon('warning')}${t('queues.old')}</p>` : nothing}</div>
        <ul class="lines">
          ${queues.queues.map((queue) => line(queue, queues.waiting(queue.queueId), loggedOn, busy, hands))}
        </ul>
        ${loggedOn.length === 0 ? html`<p class="empty">${t('queues.log-on')}</p>` : lists(queues, busy, now, hands)}
      </section>`;
}

/**
 * @param {any} queue
 * @param {number | null} waiting
 * @param {string[]} loggedOn
 * @param {boolean} busy
 * @param {Hands} hands
 */
function line({ queueId, name, online, message }, waiting, loggedOn, busy, hands) {
  const on = loggedOn.includes(queueId);
  const key = waiting === null ? 'waiting' : waiting < MOST_LISTED ? 'queues.waiting' : 'queues.many';
  return html`<li data-queue=${queueId}>
    <button role="switch" aria-checked=${on} aria-disabled=${busy}
      @click=${() => !busy && hands.logOn(queueId, !on)}><i aria-hidden="true"></i><span>${name}</span>
      <b>${t(on ? 'queues.on' : 'queues.off')}</b></button>
    <p class="open" data-yes=${online}>${icon(online ? 'yes' : 'no')}
      <span>${t(online ? 'queues.online' : 'queues.offline')} ${message ? html`<q>${message}</q>` : nothing}</span></p>
    <p class="count">${t(key, { count: waiting })}</p>
  </li>`;
}

/**
 * @param {import('./queue-window.js').QueueWindow} queues
 * @param {boolean} busy
 * @param {number} now
 * @param {Hands} hands
 */
function lists(queues, busy, now, hands) {
  const tickets = queues.tickets();
  return html`
    <div class="head"><div class="timing" role="group" aria-label=${t('queues.lists')}>
      ${LISTS.map(
        (list) => html`<button aria-pressed=${list === queues.list} @click=${() => queues.show(list)}>
          ${t(`queues.list.${list}`)}</button>`,
      )}
    </div></div>
    ${
      tickets?.length
        ? html`<ul class="sessions tickets" aria-label=${t(`queues.list.${queues.list}`)}>
            ${repeat(
              tickets,
              ({ ticketId }) => ticketId,
              (ticket) => ticketRow(ticket, queues, busy, now, hands),
            )}
          </ul>`
        : html`<p class="empty" role="status">${t(tickets ? `queues.none.${queues.list}` : 'waiting')}</p>`
    }`;
}
