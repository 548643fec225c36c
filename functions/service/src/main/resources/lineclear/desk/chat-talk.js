// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { composer } from './chat-composer.js';
import { refusal } from './frame.js';
import { icon } from './icons.js';
import { bubble, unsentBubble } from './chat-messages.js';
import { span, t, time, when } from './words.js';

/** So near to its end, in pixels, somebody follows a conversation; who has scrolled up is left there. */
const NEAR = 48;

/**
 * @typedef {object} Setting
 * @property {number} now the server's clock, epoch milliseconds
 * @property {boolean} busy
 * @property {(queueId: string) => string} queue its name
 * @property {(chat: import('./chat.js').Chat) => void} close
 * @property {(chat: import('./chat.js').Chat) => void} dismiss
 * @property {(chat: import('./chat.js').Chat) => void} save
 */

/** One conversation. @param {import('./chat.js').Chat} chat @param {string} whom @param {Setting} setting */
export function talk(chat, whom, setting) {
  if (!chat.facts) {
    return refusal(chat.refused, () => setting.dismiss(chat));
  }
  return html`
    ${head(chat, whom, setting)}
    <div class="talk" role="log" tabindex="0" aria-label=${t('chat.messages', { whom })} @scroll=${followed}>
      ${
        chat.messages.length || chat.unsent.length
          ? [
              chat.messages.map((message) => bubble(message, whom)),
              chat.unsent.map((one) => unsentBubble(one, (again) => chat.decide(one, again))),
            ]
          : html`<p class="empty">${t('chat.nothing')}</p>`
      }
    </div>
    <p class="fine typing" role="status">${
      chat.old ? [icon('warning'), t('chat.old')] : chat.typed ? t('chat.typing', { whom }) : nothing
    }</p>
    ${
      chat.over
        ? html`<p class="note">${t('chat.over', { time: when(chat.facts.ended ?? chat.facts.since) })}
            <button @click=${() => setting.dismiss(chat)}>${t('chat.dismiss')}</button></p>`
        : chat.mine
          ? composer(chat, whom)
          : html`<p class="note">${t('chat.only-read')}
              <button @click=${() => setting.dismiss(chat)}>${t('chat.dismiss')}</button></p>`
    }`;
}

/** @param {import('./chat.js').Chat} chat @param {string} whom @param {Setting} setting */
function head(chat, whom, { now, busy, queue, close, save }) {
  const { facts, ticketId } = chat;
  const begun = facts.answered ?? facts.since;
  const end = facts.ended ? Date.parse(facts.ended) : now;
  const last = chat.messages.at(-1)?.at ?? begun;
  const mayEnd = chat.mine && !chat.over;
  const ask = (/** @type {any} */ e) => e.target.closest('.panel').querySelector('dialog').showModal();
  return html`<header class="head">
    <div><p class="name">${whom} <span class="id">${facts.customer.name ? facts.customer.id : nothing}</span></p>
      <p class="fine">${queue(facts.queueId)} · ${t('chat.since', { time: time(begun) })}
        ${facts.agentId && !chat.mine ? ` · ${facts.agentId}` : ''}</p></div>
    <dl class="timers">
      ${timer('start', end - Date.parse(begun))} ${timer('text', end - Date.parse(last))}
    </dl>
    <p class="ways"><a href=${`/desk/?ticket=${encodeURIComponent(ticketId)}`}>${t('chat.link')}</a>
      <button class="quiet" @click=${() => save(chat)}>${t('chat.transcript')}</button>
      ${mayEnd ? html`<button aria-disabled=${busy} @click=${ask}>${t('chat.close')}</button>` : nothing}
    </p>
  </header>
  ${question(whom, () => close(chat))}`;
}

/** @param {'start' | 'text'} which @param {number} millis since then */
const timer = (which, millis) =>
  html`<div><dt>${t(`chat.timer.${which}`)}</dt><dd class="figure" data-timer=${which}>${span(millis)}</dd></div>`;

/** A conversation is not ended by a slip. @param {string} whom @param {() => void} end */
function question(whom, end) {
  const away = (/** @type {any} */ e) => e.target.closest('dialog').close();
  return html`<dialog class="ask" aria-labelledby="ending">
    <h2 id="ending">${t('chat.close.ask', { whom })}</h2>
    <p class="ways"><button class="strong" @click=${(/** @type {any} */ e) => (away(e), end())}>
        ${t('chat.close.yes')}</button>
      <button @click=${away}>${t('cancel')}</button></p></dialog>`;
}

/** @param {Event} event */
function followed({ target }) {
  const log = /** @type {HTMLElement} */ (target);
  log.dataset.left = String(log.scrollHeight - log.scrollTop - log.clientHeight > NEAR);
}

/** After drawing: whoever has read to the end sees what has come. */
export function follow() {
  document.querySelectorAll('.talk').forEach((one) => {
    const log = /** @type {HTMLElement} */ (one);
    const height = String(log.scrollHeight);
    if (log.dataset.height !== height && log.dataset.left !== 'true') {
      log.scrollTop = log.scrollHeight;
    }
    log.dataset.height = height;
  });
}
