// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { guard } from './lib/directives/guard.js';
import { repeat } from './lib/directives/repeat.js';
import { icon } from './icons.js';
import { because } from './reason.js';
import { span, spoken, t } from './words.js';

/**
 * @typedef {{ view: any, shown: import('./model.js').Shown }} Row
 */
const COLUMNS = ['agent', 'status', 'since', 'until', 'customer', 'accepts'];

/**
 * Everybody who fits. A row is drawn anew only when something in it changes; its times are written by {@link times}.
 *
 * @param {Row[]} rows sorted
 * @param {(view: any) => void} open
 */
export function table(rows, open) {
  return html`<div class="table" role="table" aria-label=${t('floor.title')} aria-rowcount=${rows.length + 1}>
    <div class="row titles" role="row">
      ${COLUMNS.map((name) => html`<span role="columnheader">${t(`floor.column.${name}`)}</span>`)}
      <span role="columnheader"><span class="hidden">${t('floor.column.change')}</span></span>
    </div>
    ${repeat(
      rows,
      ({ view }) => view.agentId,
      ({ view, shown }) => guard([view, shown.status, shown.since, spoken()], () => row(view, shown, open)),
    )}
  </div>`;
}

/** @param {any} view @param {import('./model.js').Shown} shown @param {(view: any) => void} open */
function row(view, shown, open) {
  return html`<div class="row" role="row" data-status=${shown.status} data-since=${Date.parse(shown.since)}
      data-until=${shown.until ? Date.parse(shown.until) : ''}>
    <span role="cell"><b>${view.name}</b><small>${view.agentId} · ${view.policy}</small></span>
    <span role="cell" class="state"><span class="badge">${icon(shown.status)}</span>
      <span><b>${shown.label}</b><small>${because(shown)}</small></span></span>
    <span role="cell" class="figure since"></span>
    <span role="cell" class="figure until"></span>
    <span role="cell">${customer(view, shown)}</span>
    <span role="cell" class="accepts">${Object.entries(shown.accepts).map(
      ([channel, yes]) => html`<span data-yes=${yes}>${icon(channel)}${icon(yes ? 'yes' : 'no')}
        <span class="hidden">${t(`channel.${channel}`)}: ${t(yes ? 'yes' : 'no')}</span></span>`,
    )}</span>
    <span role="cell" class="act">${flags(view)}
      <button @click=${() => open(view)}>${t('floor.change')}<span class="hidden"> ${view.name}</span></button></span>
  </div>`;
}

/** @param {any} view @param {import('./model.js').Shown} shown */
function customer(view, shown) {
  const whom = customerOf(view, shown);
  return whom ? html`${whom.name ?? whom.id}${whom.name ? html`<small>${whom.id}</small>` : nothing}` : nothing;
}

/**
 * Whom an agent is with: told in a row by id and name, in a whole view by the session that is furthest.
 *
 * @param {any} view
 * @param {import('./model.js').Shown} shown
 * @returns {{ id: string, name: string | null } | null}
 */
export function customerOf(view, shown) {
  if (view.sessions) {
    return shown.sessions.find((session) => session.customer)?.customer ?? null;
  }
  const id = shown.reason?.customerId ?? (shown.moved ? null : view.customerId);
  return id ? { id: String(id), name: id === view.customerId ? (view.customerName ?? null) : null } : null;
}

/** @param {any} view */
function flags(view) {
  const message = view.message || view.flags?.includes('message');
  const next = view.next && `${t('next.then')} ${t(`choice.${view.next.status ?? view.next}`)}`;
  return [message && flag('message', t('floor.flag.message')), next && flag('next', next)];
}

/** @param {string} sign @param {string} said */
function flag(sign, said) {
  return html`<span class="flag">${icon(sign)}<span class="hidden">${said}</span></span>`;
}

/**
 * Writes the times of all rows, by the server's clock. Straight into the cells: nothing else in a row changes each
 * second.
 *
 * @param {number} now epoch milliseconds
 */
export function times(now) {
  for (const element of document.querySelectorAll('.table > .row[data-since]')) {
    const { since, until } = /** @type {HTMLElement} */ (element).dataset;
    write(element.children[2], span(now - Number(since)));
    write(element.children[3], until ? span(Number(until) - now, true) : '');
  }
}

/** @param {Element} cell @param {string} text */
function write(cell, text) {
  if (cell.textContent !== text) {
    cell.textContent = text;
  }
}
