// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon } from './icons.js';
import { t } from './words.js';

/**
 * Whether the record can be trusted: what reconcile found in the last hour, first as a sentence.
 *
 * @typedef {{ looks: number, repairs: Record<string, number>, live?: number, unknown?: number, postponed?: number,
 *   oldestSeconds?: number }} Drift `GET /drift`
 *
 * @param {Drift | null} drift null where the service keeps none
 */
export function meter(drift) {
  if (!drift) {
    return nothing;
  }
  // A hold that had lapsed was seen by nobody: the clock had freed its agent, only the record followed.
  const wrong = (drift.repairs.ended ?? 0) + (drift.repairs.connected ?? 0);
  const figures = {
    ...drift.repairs,
    live: drift.live,
    unknown: drift.unknown,
    postponed: drift.postponed,
    oldest: seconds(drift.oldestSeconds),
  };
  return html`<section class="card drift" data-status=${wrong ? 'reserved' : 'available'} aria-labelledby="drift">
    <span class="badge">${icon(wrong ? 'warning' : 'yes')}</span>
    <div><h2 id="drift">${t('drift')}</h2><p>${sentence(drift, wrong)}</p></div>
    <dl aria-label=${t('drift.figures')}>${Object.entries(figures)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => html`<div><dt>${t(`drift.${name}`)}</dt><dd class="figure">${value}</dd></div>`)}</dl>
  </section>`;
}

/** @param {Drift} drift @param {number} wrong */
function sentence({ looks, oldestSeconds }, wrong) {
  if (wrong > 0) {
    const oldest = oldestSeconds ? ` ${t('drift.wrong-oldest', { seconds: oldestSeconds })}` : '';
    return t('drift.wrong', { count: wrong, looks }) + oldest;
  }
  return looks > 0 ? t('drift.right', { count: looks }) : t('drift.none');
}

/** @param {number | undefined} value */
const seconds = (value) =>
  value === undefined || value === null ? undefined : t('drift.seconds', { seconds: value });
