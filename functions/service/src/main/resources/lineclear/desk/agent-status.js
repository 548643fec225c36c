// @ts-check
import { html, nothing, svg } from './lib/lit-html.js';
import { icon } from './icons.js';
import { partLeft } from './model.js';
import { because } from './reason.js';
import { span, t, time, when } from './words.js';

const RADIUS = 56;
const ROUND = 2 * Math.PI * RADIUS;

/**
 * May I be offered a customer now? The status, large; why; and until when, drawn from the server's clock each time.
 *
 * @param {import('./model.js').Shown} shown
 * @param {number} now the server's clock, epoch milliseconds
 */
export function status(shown, now) {
  const left = shown.until ? Date.parse(shown.until) - now : null;
  return html`
    <section class="status" data-status=${shown.status} aria-labelledby="status">
      ${lamp(shown, now)}
      <div class="word">
        <p class="eyebrow">${t('status.you-are')}</p>
        <h1 id="status">${shown.label}</h1>
        <p class="because">${because(shown)}</p>
      </div>
      <div class="clock">
        ${
          left !== null && left > 0
            ? html`<p class="figure" role="timer" aria-label=${t('status.left')}>${span(left, true)}</p>
              <p>${t('status.until', { time: time(/** @type {string} */ (shown.until)) })}</p>`
            : html`<p class="figure">${span(now - Date.parse(shown.since))}</p>
              <p>${t('status.since', { time: when(shown.since) })}</p>`
        }
      </div>
      ${offered(shown.accepts)}
    </section>`;
}

/** The status as a shape, in a ring that empties. @param {import('./model.js').Shown} shown @param {number} now */
function lamp(shown, now) {
  return html`<div class="lamp" aria-hidden="true">
    <svg viewBox="0 0 128 128">
      <circle class="track" cx="64" cy="64" r=${RADIUS} />
      ${
        shown.until
          ? svg`<circle class="left" cx="64" cy="64" r=${RADIUS} stroke-dasharray=${ROUND}
            stroke-dashoffset=${ROUND * (1 - partLeft(shown, now))} transform="rotate(-90 64 64)" />`
          : nothing
      }
    </svg>
    <span class="disc">${icon(shown.status)}</span>
  </div>`;
}

/** @param {Record<string, boolean>} accepts */
function offered(accepts) {
  return html`<dl class="offered">
    <dt>${t('offered')}</dt>
    ${Object.entries(accepts).map(
      ([channel, yes]) => html`<dd data-yes=${yes}>${icon(yes ? 'yes' : 'no')}${t(`channel.${channel}`)}
        <span class="hidden">${t(yes ? 'yes' : 'no')}</span></dd>`,
    )}
  </dl>`;
}
