// @ts-check
import { html } from './lib/lit-html.js';
import { icon } from './icons.js';
import { t } from './words.js';
import { customerOf } from './floor-rows.js';

const STATUSES = [
  'available',
  'reserved',
  'ringing',
  'connected',
  'wrap-up',
  'busy',
  'no-answer',
  'break',
  'offline',
  'logged-off',
];

/**
 * @typedef {{ status: string, policy: string, text: string }} Filter each empty when it lets everybody through
 *
 * @param {import('./floor-rows.js').Row} row
 * @param {Filter} filter
 */
export function fits({ view, shown }, { status, policy, text }) {
  const whom = customerOf(view, shown);
  const all = [view.name, view.agentId, whom?.name, whom?.id].join('\n').toLocaleLowerCase();
  return (
    (!status || shown.status === status) &&
    (!policy || view.policy === policy) &&
    all.includes(text.trim().toLocaleLowerCase())
  );
}

/**
 * @param {import('./floor-rows.js').Row[]} rows everybody
 * @param {Filter} filter
 * @param {(filter: Partial<Filter>) => void} change
 */
export function filters(rows, filter, change) {
  const policies = [...new Set(rows.map(({ view }) => view.policy))].sort();
  return html`
    <div class="statuses" role="group" aria-label=${t('filter.status')}>
      ${chip('', rows.length, filter, change)}
      ${STATUSES.map((status) => {
        const count = rows.filter(({ shown }) => shown.status === status).length;
        return count > 0 || filter.status === status ? chip(status, count, filter, change) : '';
      })}
    </div>
    <div class="find">
      <label class="search"><span class="hidden">${t('filter.text')}</span>${icon('search')}
        <input type="search" placeholder=${t('filter.text')} .value=${filter.text}
          @input=${(/** @type {any} */ e) => change({ text: e.target.value })}></label>
      <label><span class="hidden">${t('filter.policy')}</span>
        <select @change=${(/** @type {any} */ e) => change({ policy: e.target.value })}>
          <option value="">${t('filter.policy.all')}</option>
          ${policies.map((one) => html`<option value=${one} ?selected=${one === filter.policy}>${one}</option>`)}
        </select></label>
    </div>`;
}

/**
 * @param {string} status
 * @param {number} count
 * @param {Filter} filter
 * @param {(filter: Partial<Filter>) => void} change
 */
function chip(status, count, filter, change) {
  const pressed = filter.status === status;
  return html`<button class="chip" data-status=${status || 'all'} aria-pressed=${pressed}
    @click=${() => change({ status: pressed ? '' : status })}>
    ${status ? icon(status) : ''}<span>${t(status ? `status.${status}` : 'filter.all')}</span>
    <b class="figure">${count}</b></button>`;
}
