// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon } from './icons.js';
import { list, t } from './words.js';

/**
 * The policy's choices in its own words. Those that cannot be chosen now are there too, with the reason.
 *
 * @param {any} view
 * @param {import('./model.js').Shown} shown
 * @param {{ later: boolean, reason: string, busy: boolean }} form
 * @param {object} hands
 * @param {(choice: string) => void} hands.choose
 * @param {(form: { later?: boolean, reason?: string }) => void} hands.fill
 * @param {() => void} hands.withdraw
 * @param {(name: string, on: boolean) => void} hands.take
 */
export function choices(view, shown, form, hands) {
  const may = view.may;
  const canWait = may.chooseAfterSession.length > 0;
  const later = canWait && form.later;
  const all = Object.entries(words(view)).map(([choice, word]) => looked(view, choice, word, later));
  return html`
    <section class="card" aria-labelledby="choices">
      <div class="head"><h2 id="choices">${t('choices')}</h2>
        ${canWait ? timing(later, hands.fill) : nothing}</div>
      <div class="choices">
        ${all.map((one) => button(one, form.busy, hands.choose))}
      </div>
      ${reasons(all, shown)}
      <label class="field"><span>${t('choices.reason')}</span>
        <input type="text" maxlength="128" autocomplete="off" .value=${form.reason}
          @input=${(/** @type {any} */ e) => hands.fill({ reason: e.target.value })}></label>
      ${view.next ? next(view, hands.withdraw) : nothing}
      ${switches(view, form.busy, hands.take)}
      ${view.tools === 'disabled' ? html`<p class="note">${icon('warning')}${t('tools.disabled')}</p>` : nothing}
    </section>`;
}

/** @param {any} view @returns {Record<string, string>} */
export function words(view) {
  const all = [...new Set([...view.may.choose, ...view.may.chooseAfterSession, view.intent.status])];
  return view.choices ?? Object.fromEntries(all.map((choice) => [choice, t(`choice.${choice}`)]));
}

/**
 * One choice, and what is in its way: `while` what the agent is, or `without` the conversation that it is about;
 * `-after` when it
 * may be chosen for later.
 *
 * @typedef {{ choice: string, word: string, chosen: boolean, barred: string | null }} Looked
 *
 * @param {any} view
 * @param {string} choice
 * @param {string} word
 * @param {boolean} later
 * @returns {Looked}
 */
function looked({ may, intent }, choice, word, later) {
  const ok = (later ? may.chooseAfterSession : may.choose).includes(choice);
  const chosen = !later && intent.status === choice;
  const resumes = choice === 'available' && intent.status === 'stop-new' && ok && !later;
  const inTheWay =
    choice === 'stop-new' ? 'without' : may.chooseAfterSession.includes(choice) ? 'while-after' : 'while';
  return {
    choice,
    word: resumes ? t('choice.resume', { word }) : word,
    chosen,
    barred: ok || chosen ? null : inTheWay,
  };
}

/** @param {Looked} one @param {boolean} busy @param {(choice: string) => void} choose */
function button({ choice, word, chosen, barred }, busy, choose) {
  return html`<button class="pick" data-status=${choice} aria-pressed=${chosen} aria-disabled=${!!barred || busy}
    aria-describedby=${barred ? `why-${barred}` : nothing} @click=${() => !barred && !busy && choose(choice)}>
    ${icon(choice)}<span>${word}</span>
    ${chosen ? html`<span class="chosen">${t('choices.chosen')}</span>` : nothing}
    ${barred ? html`<span class="barred">${t('choices.barred')}</span>` : nothing}
  </button>`;
}

/**
 * Why not, once for all that have the same reason.
 *
 * @param {Looked[]} all
 * @param {import('./model.js').Shown} shown
 */
function reasons(all, shown) {
  const kinds = [...new Set(all.map(({ barred }) => barred))].filter((kind) => kind !== null);
  return kinds.map((kind) => {
    const which = list(all.filter(({ barred }) => barred === kind).map(({ word }) => word));
    return html`<p class="why" id=${`why-${kind}`}>${t(`choices.${kind}`, { which, label: shown.label })}</p>`;
  });
}

/** @param {boolean} later @param {(form: { later: boolean }) => void} fill */
function timing(later, fill) {
  return html`<div class="timing" role="group" aria-label=${t('choices.when')}>
    ${[false, true].map(
      (one) => html`<button aria-pressed=${one === later} @click=${() => fill({ later: one })}>
        ${t(one ? 'choices.after-session' : 'choices.now')}</button>`,
    )}
  </div>`;
}

/** @param {any} view @param {() => void} withdraw */
function next(view, withdraw) {
  const { status, reason: why } = view.next;
  const said = `${words(view)[status] ?? t(`choice.${status}`)}${why ? `: ${why}` : ''}`;
  return html`<p class="next">${icon('next')}<span>${t('next.then')} <b>${said}</b></span>
    <button class="quiet" @click=${withdraw}>${icon('no')}<span>${t('next.withdraw')}</span></button></p>`;
}

/** @param {any} view @param {boolean} busy @param {(name: string, on: boolean) => void} take */
function switches(view, busy, take) {
  const all = Object.entries(view.takes);
  const off = view.tools === 'disabled' || busy;
  return all.length === 0
    ? nothing
    : html`<div class="switches" role="group" aria-label=${t('takes')}>
        <span>${t('takes')}</span>
        ${all.map(
          ([name, on]) => html`<button role="switch" aria-checked=${on} aria-disabled=${off}
            @click=${() => !off && take(name, !on)}><i aria-hidden="true"></i>${t(`takes.${name}`)}
            <b>${t(on ? 'on' : 'off')}</b></button>`,
        )}
      </div>`;
}
