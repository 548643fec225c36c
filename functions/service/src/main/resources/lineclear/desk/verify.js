// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { icon } from './icons.js';
import { t, time } from './words.js';

/** In the service's sentences instants are of the world; here they are of the reader's clock. */
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const HARM = ['shown', 'second', 'cut', 'incoming', 'broken'];
const LOOKS = { clear: 'available', busy: 'busy', unknown: 'no-answer', 'out-of-sync': 'reserved' };

/**
 * "Am I really busy?": the verdict, the evidence for each session, and a clear that is bound to what was looked at.
 *
 * @typedef {{ verdict: keyof LOOKS, clearable: boolean, evidence: any[], agent: any }} Verification
 *
 * @param {object} looked
 * @param {Verification | null} looked.found
 * @param {number} looked.version the agent's, as it is now
 * @param {boolean} looked.asking
 * @param {string} looked.title
 * @param {string | null} looked.reason what a supervisor has written; null for an agent, who needs none
 * @param {object} hands
 * @param {() => void} hands.verify
 * @param {() => void} hands.clear
 * @param {(reason: string) => void} [hands.say]
 */
export function verify({ found, version, asking, title, reason }, hands) {
  const changed = found !== null && found.agent.version !== version;
  return html`
    <section class="card verify" aria-labelledby="verify">
      <div class="head"><h2 id="verify">${title}</h2>
        <button @click=${hands.verify} aria-disabled=${asking}>${icon('question')}
          <span>${t(found ? 'verify.again' : 'verify.look')}</span></button></div>
      <div aria-live="polite">
        ${found ? verdict(found) : html`<p class="empty">${t('verify.promise')}</p>`}
        ${found && changed ? html`<p class="note">${icon('warning')}${t('verify.changed')}</p>` : nothing}
      </div>
      ${found?.evidence.length ? evidence(found.evidence) : nothing}
      ${found && !changed ? (found.clearable ? clear(found, asking, reason, hands) : harm(found)) : nothing}
    </section>`;
}

/** @param {Verification} found */
function verdict({ verdict: said }) {
  return html`<p class="verdict" data-status=${LOOKS[said]}>
    <span class="badge">${icon(said === 'clear' ? 'yes' : said === 'busy' ? 'busy' : 'question')}</span>
    <span><b>${t(`verdict.${said}`)}</b> ${t(`verdict.${said}.means`)}</span></p>`;
}

/** @param {any[]} pieces */
function evidence(pieces) {
  return html`<ul class="evidence" aria-label=${t('evidence')}>
    ${pieces.map(
      ({ sessionId, source, says, at }) => html`<li>
        <p><b>${source === 'record' ? t('evidence.record') : source}</b> <q lang="en">${says.replace(INSTANT, time)}</q></p>
        <p class="fine">${t('evidence.of', { session: sessionId, time: time(at) })}</p></li>`,
    )}
  </ul>`;
}

/** @param {Verification} found @param {boolean} asking @param {string | null} reason @param {any} hands */
function clear({ verdict: said }, asking, reason, hands) {
  const needed = reason !== null && said === 'unknown';
  const missing = needed && reason.trim() === '';
  return html`
    ${
      reason === null
        ? nothing
        : html`<label class="field"><span>${t(needed ? 'clear.reason-needed' : 'clear.reason')}</span>
          <input type="text" maxlength="128" autocomplete="off" .value=${reason} ?required=${needed}
            @input=${(/** @type {any} */ e) => hands.say(e.target.value)}></label>`
    }
    <p class="clear"><button class="strong" @click=${() => !missing && !asking && hands.clear()}
        aria-disabled=${missing || asking}>${t('clear')}</button>
      <span class="fine">${t('clear.bound')}</span></p>`;
}

/** @param {Verification} found */
function harm({ evidence: pieces }) {
  return pieces.length === 0
    ? nothing
    : html`<div class="harm"><p><b>${t('harm')}</b></p>
        <ul>${HARM.map((one) => html`<li>${t(`harm.${one}`)}</li>`)}</ul></div>`;
}
