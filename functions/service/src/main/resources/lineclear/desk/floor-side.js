// @ts-check
import { html } from './lib/lit-html.js';
import { words } from './agent-choices.js';
import { sessions } from './agent-sessions.js';
import { refusal } from './frame.js';
import { icon } from './icons.js';
import { because } from './reason.js';
import { t } from './words.js';
import { verify } from './verify.js';

/**
 * One agent, beside the floor: how they stand, and what a supervisor can do about it.
 *
 * @param {any} view
 * @param {import('./model.js').Shown} shown
 * @param {object} form
 * @param {string} form.message
 * @param {string} form.reason
 * @param {string} form.why
 * @param {boolean} form.busy
 * @param {import('./verify.js').Verification | null} form.found
 * @param {import('./api.js').Refused | null} form.refused
 * @param {any} hands
 * @param {number} now the server's clock, epoch milliseconds
 */
export function side(view, shown, form, hands, now) {
  return html`
    <header><div><p class="eyebrow">${view.agentId} · ${view.policy}</p><h2 id="side">${view.name}</h2></div>
      <button class="quiet" @click=${hands.close} autofocus>${icon('no')}<span>${t('close')}</span></button></header>
    ${refusal(form.refused, () => hands.fill({ refused: null }))}
    <p class="verdict" data-status=${shown.status}><span class="badge">${icon(shown.status)}</span>
      <span><b>${shown.label}</b> ${because(shown)}</span></p>
    ${sessions(shown.sessions, now, 'them')} ${change(view, form, hands)}
    ${verify(
      { found: form.found, version: view.version, asking: form.busy, title: t('verify.why-they'), reason: form.why },
      { verify: hands.verify, clear: hands.clear, say: (why) => hands.fill({ why }) },
    )}`;
}

/** @param {any} view @param {any} form @param {any} hands */
function change(view, form, hands) {
  return html`<section class="card" aria-labelledby="change">
    <h2 id="change">${t('floor.set')}</h2>
    <label class="field"><span>${t('choices.reason')}</span>
      <input type="text" maxlength="128" autocomplete="off" .value=${form.reason}
        @input=${(/** @type {any} */ e) => hands.fill({ reason: e.target.value })}></label>
    <label class="field"><span>${t('message.to')}</span>
      <textarea maxlength="256" .value=${form.message}
        @input=${(/** @type {any} */ e) => hands.fill({ message: e.target.value })}></textarea></label>
    <div class="choices">
      ${Object.entries(words(view)).map(
        ([
          choice,
          word,
        ]) => html`<button class="pick" data-status=${choice} aria-pressed=${view.intent.status === choice}
          aria-disabled=${form.busy} @click=${() => !form.busy && hands.choose(choice)}>
          ${icon(choice)}<span>${word}</span></button>`,
      )}
    </div>
  </section>`;
}
