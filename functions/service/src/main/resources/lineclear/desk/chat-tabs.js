// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import { talk } from './chat-talk.js';
import { icon } from './icons.js';
import { whomOf } from './ticket.js';
import { list, t } from './words.js';

/** @param {import('./chat.js').Chat} chat */
const name = (chat) => (chat.facts ? whomOf(chat.facts) : chat.ticketId);

/**
 * The agent's chats, a tab for each (WAI-ARIA Authoring Practices, "Tabs"): the arrows go from one to the next.
 *
 * @param {import('./chats.js').Chats} chats
 * @param {import('./chat-talk.js').Setting} setting
 */
export function chatTabs(chats, setting) {
  const shown = chats.selected;
  if (!shown) {
    return nothing;
  }
  const { all } = chats;
  const waiting = all.filter(({ unread }) => unread > 0).map(name);
  return html`<section class="card chats" aria-labelledby="chats">
    <h2 id="chats">${t('chats')}</h2>
    <div class="tabs" role="tablist" aria-labelledby="chats" @keydown=${(/** @type {any} */ e) => walk(e, chats)}>
      ${repeat(
        all,
        ({ ticketId }) => ticketId,
        (chat) => tab(chat, chat === shown, () => chats.select(chat.ticketId)),
      )}
    </div>
    ${repeat(
      [shown],
      ({ ticketId }) => ticketId,
      (chat) => html`<div class="panel" role="tabpanel" id=${`chat-${chat.ticketId}`}
        aria-labelledby=${`tab-${chat.ticketId}`}>${talk(chat, name(chat), setting)}</div>`,
    )}
    <p class="hidden" role="status">${waiting.length ? t('chats.wrote', { who: list(waiting) }) : nothing}</p>
  </section>`;
}

/** @param {import('./chat.js').Chat} chat @param {boolean} shown @param {() => void} select */
function tab(chat, shown, select) {
  return html`<button role="tab" id=${`tab-${chat.ticketId}`} aria-selected=${shown} data-over=${chat.over}
    aria-controls=${shown ? `chat-${chat.ticketId}` : nothing} tabindex=${shown ? 0 : -1} @click=${select}>
    ${icon(chat.over ? 'yes' : 'chat')}<span>${name(chat)}</span>
    ${
      chat.unread > 0
        ? html`<b class="unread">${chat.unread}<span class="hidden"> ${t('chats.unread')}</span></b>`
        : nothing
    }</button>`;
}

/** @param {KeyboardEvent} event @param {import('./chats.js').Chats} chats */
function walk(event, chats) {
  const ids = chats.all.map(({ ticketId }) => ticketId);
  const at = ids.indexOf(chats.selected?.ticketId ?? '');
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    const id = /** @type {string} */ (ids.at(to % ids.length));
    chats.select(id);
    document.getElementById(`tab-${id}`)?.focus();
  }
}
