// @ts-check
import { html } from './lib/lit-html.js';
import { icon } from './icons.js';
import { t, when } from './words.js';

/** What somebody has written: always as text. @param {import('./chat.js').Message} message @param {string} whom */
export function bubble({ seq, from, agentId, text, at }, whom) {
  return html`<div class="bubble" data-from=${from} data-seq=${seq}>
    <p class="text">${text === null ? html`<em>${t('chat.erased')}</em>` : text}</p>
    <p class="fine">${from === 'customer' ? whom : agentId} · <time datetime=${at}>${when(at)}</time></p></div>`;
}

/**
 * What is on its way, or was refused.
 *
 * @param {import('./chat.js').Unsent} one
 * @param {(again: boolean) => void} decide
 */
export function unsentBubble({ text, tries, refused }, decide) {
  const key = refused && `refused.${refused.code}`;
  const why = key && (t(key) === key ? refused.message || t('refused.other', { status: refused.status }) : t(key));
  return html`<div class="bubble" data-from="agent" data-unsent=${refused ? 'refused' : tries ? 'late' : 'sending'}>
    <p class="text">${text}</p>
    <p class="fine">${
      refused
        ? html`${icon('warning')}<span>${why}</span>
            <button class="quiet" @click=${() => decide(true)}>${t('chat.again')}</button>
            <button class="quiet" @click=${() => decide(false)}>${t('chat.discard')}</button>`
        : tries
          ? html`${icon('warning')}${t('chat.late')}`
          : t('chat.sending')
    }</p></div>`;
}
