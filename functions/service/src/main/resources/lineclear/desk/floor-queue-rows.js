// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { percent, span, t } from './words.js';

const FIGURES = ['waiting', 'longest', 'level', 'free', 'logged-on', 'answered', 'abandoned'];

/**
 * Each queue in a row. What is not known yet, or not told, stays empty.
 *
 * @param {any[]} queues
 * @param {Map<string, any>} figures by queue
 * @param {any[]} agents everybody
 * @param {boolean} busy
 * @param {number} now the server's clock, epoch milliseconds
 * @param {(queue: any) => void} toggle
 */
export function queueTable(queues, figures, agents, busy, now, toggle) {
  return html`<div class="lanes" role="table" aria-label=${t('queues')}>
    <div class="lane titles" role="row">
      <span role="columnheader">${t('floor.queues.queue')}</span>
      <span role="columnheader">${t('floor.queues.enabled')}</span>
      ${FIGURES.map((name) => html`<span role="columnheader" class="number">${t(`floor.queues.${name}`)}</span>`)}
    </div>
    ${queues.map((queue) => {
      const loggedOn = agents.filter((agent) => agent.queues?.includes(queue.queueId)).length;
      return row(queue, figuresOf(figures.get(queue.queueId), queue, loggedOn, now), busy, toggle);
    })}
  </div>`;
}

/**
 * @param {any} queue
 * @param {Record<string, string>} figures
 * @param {boolean} busy
 * @param {(queue: any) => void} toggle
 */
function row(queue, figures, busy, toggle) {
  const { queueId, name, online, message } = queue;
  return html`<div class="lane" role="row" data-queue=${queueId}>
    <span role="cell"><b>${name}</b><small>${queueId}</small></span>
    <span role="cell"><button role="switch" aria-checked=${online} aria-disabled=${busy} @click=${() => toggle(queue)}>
        <i aria-hidden="true"></i><span class="hidden">${name}</span>
        <b>${t(online ? 'queues.online' : 'queues.offline')}</b></button>
      ${message ? html`<q>${message}</q>` : nothing}</span>
    ${FIGURES.map(
      (figure) => html`<span role="cell" class="figure number" data-figure=${figure}>
        <small aria-hidden="true">${t(`floor.queues.${figure}`)}</small>${figures[figure] ?? ''}</span>`,
    )}
  </div>`;
}

/**
 * @param {any} told undefined until it is
 * @param {any} queue
 * @param {number} loggedOn
 * @param {number} now
 * @returns {Record<string, string>}
 */
function figuresOf(told, queue, loggedOn, now) {
  if (!told) {
    return { 'logged-on': String(loggedOn) };
  }
  const waits = told.longestWaitSeconds;
  const since = Date.parse(told.now) - waits * 1000;
  const level = told.serviceLevel;
  const seconds = queue.serviceLevelSeconds;
  return {
    waiting: String(told.waiting),
    longest: waits === null ? t('floor.queues.nobody') : span(Math.max(now - since, waits * 1000)),
    level: level === null ? t('floor.queues.nobody') : t('floor.queues.within', { share: percent(level), seconds }),
    free: String(told.free),
    'logged-on': String(loggedOn),
    answered: String(told.answered),
    abandoned: String(told.abandoned),
  };
}
