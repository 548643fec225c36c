// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon, mark } from './icons.js';
import { LANGUAGES, spoken, t, time } from './words.js';
import { identity, signOut } from './token.js';

/**
 * What both pages have around them: whose they are, and how far they can be believed.
 *
 * @param {object} parts
 * @param {'agent' | 'floor'} parts.page
 * @param {import('./live.js').Line | null} parts.line
 * @param {string} [parts.who]
 * @param {unknown} [parts.tools]
 * @param {unknown} parts.content
 * @param {(tag: string) => void} parts.speak
 */
export function frame({ page, line, who, tools, content, speak }) {
  return html`
    <a class="skip" href="#main">${t('skip')}</a>
    <header class="bar">
      <p class="brand">${mark}<span>Lineclear</span> <span class="where">${t(`page.${page}`)}</span></p>
      ${line ? connection(line) : nothing}
      <div class="tools">
        ${tools ?? nothing}
        <label class="language"><span class="hidden">${t('language')}</span>
          <select @change=${(/** @type {any} */ e) => speak(e.target.value)}>
            ${Object.entries(LANGUAGES).map(
              ([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === spoken()}>${name}</option>`,
            )}
          </select></label>
        ${
          identity()
            ? html`<span class="who">${who ?? t(`role.${identity()?.role}`)}</span>
              <button class="quiet" @click=${signOut}>${t('sign-out')}</button>`
            : nothing
        }
      </div>
    </header>
    <main id="main" tabindex="-1">${content}</main>`;
}

/**
 * Draws, and leaves the keyboard where it was; where that is gone (a button that has done its work), it goes on
 * from the content's
 * begin, and not from the page's.
 *
 * @param {() => void} render
 */
export function keepingFocus(render) {
  const before = document.activeElement;
  render();
  if (before && before !== document.body && !before.isConnected) {
    document.getElementById('main')?.focus();
  }
}

/** The truth about the line, in a shape, a colour and a sentence. @param {import('./live.js').Line} line */
function connection({ state, since, seconds }) {
  const said = t(`line.${state}`, { since: time(new Date(since).toISOString()), seconds });
  return html`<p class="line" data-line=${state} role="status"><i aria-hidden="true"></i>${said}</p>`;
}

/**
 * A sentence that something was refused, or could not be asked.
 *
 * @param {import('./api.js').Refused | null} refused
 * @param {() => void} dismiss
 */
export function refusal(refused, dismiss) {
  if (!refused) {
    return nothing;
  }
  const key = `refused.${refused.code}`;
  const said = t(key) === key ? refused.message || t('refused.other', { status: refused.status }) : t(key);
  return html`<div class="refusal" role="alert">${icon('warning')}<p>${said}</p>
    <button class="quiet" @click=${dismiss}>${t('dismiss')}</button></div>`;
}
