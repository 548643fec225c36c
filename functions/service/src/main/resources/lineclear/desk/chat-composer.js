// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon } from './icons.js';
import { t } from './words.js';

/** What the service takes at once, in bytes of UTF-8. */
const MOST_BYTES = 4096;

/**
 * Where the agent writes: Enter sends, Shift and Enter is a new line.
 *
 * @param {import('./chat.js').Chat} chat
 * @param {string} whom
 */
export function composer(chat, whom) {
  const over = new TextEncoder().encode(chat.draft.trim()).length - MOST_BYTES;
  const ready = over <= 0 && chat.draft.trim() !== '';
  const send = () => ready && chat.say();
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  };
  return html`<div class="composer">
    <label class="field"><span>${t('chat.write', { whom })}</span>
      <textarea rows="2" .value=${chat.draft} aria-describedby=${over > 0 ? 'too-long' : nothing}
        @input=${(/** @type {any} */ e) => chat.write(e.target.value)} @keydown=${key}></textarea></label>
    <button class="strong" aria-disabled=${!ready} @click=${send}>${icon('next')}<span>${t('chat.send')}</span></button>
    ${over > 0 ? html`<p class="fine" id="too-long" role="alert">${icon('warning')}${t('chat.too-long')}</p>` : nothing}
  </div>`;
}
