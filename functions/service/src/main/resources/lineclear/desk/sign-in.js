// @ts-check
import { html, nothing, render } from './lib/lit-html.js';
import { Refused, ask, everybody } from './api.js';
import { frame, refusal } from './frame.js';
import { icon } from './icons.js';
import { remembered, signIn, wasRefused } from './token.js';
import { speak, t } from './words.js';

/**
 * @typedef {{ signIn: 'local' | 'oidc' | 'none', demo?: boolean, issuer?: string, clientId?: string, scopes?:
 *   string[],
 *   redirectUri?: string }} Config
 */

/** How this deployment's people sign in: `config.json`, beside the page. @returns {Promise<Config>} */
export const config = async () => (await fetch('/desk/config.json')).json();

/**
 * Who uses the page. Resolves when somebody is signed in who may use it; until then it asks who they are, on a
 * laptop by a
 * list of everybody, else at the identity provider.
 *
 * @param {'agent' | 'supervisor'} role
 */
export async function signedIn(role) {
  const known = remembered();
  const { signIn: how, ...settings } = await config();
  if (how === 'oidc') {
    return atProvider(role, known, settings);
  }
  if (known?.role === role && !asked()) {
    return known;
  }
  if (how === 'none') {
    return sayInstead(role, 'sign-in.none');
  }
  if (role === 'supervisor') {
    return become({ role });
  }
  return asked() ? become({ role, agentId: asked() }) : new Promise((resolve) => void chooser(resolve));
}

/** @param {string} role @param {any} known @param {any} settings */
async function atProvider(role, known, settings) {
  if (!known && wasRefused()) {
    return sayInstead(role, 'sign-in.refused');
  }
  const { throughProvider, stayingSignedIn } = await import('./oidc.js');
  try {
    const somebody = known ?? (await throughProvider(settings));
    void stayingSignedIn(settings, somebody);
    return somebody?.role === role ? somebody : sayInstead(role, `sign-in.wrong.${role}`);
  } catch {
    return sayInstead(role, 'sign-in.failed');
  }
}

/** An address may say whose page it is; on a laptop that is enough. */
const asked = () => new URLSearchParams(location.search).get('agent');

/** @param {{ role: string, agentId?: string | null }} who */
async function become(who) {
  const { token } = await ask('POST', '/local/tokens', who, '');
  if (asked()) {
    history.replaceState(null, '', location.pathname);
  }
  return signIn(token);
}

/** @param {(known: any) => void} resolve */
async function chooser(resolve) {
  /** @type {import('./model.js').View[]} */ let agents = [];
  /** @type {Refused | null} */ let refused = null;
  const redraw = () =>
    draw(agents, refused, async (agentId) => resolve(await become({ role: 'agent', agentId })), redraw);
  try {
    const { token } = await ask('POST', '/local/tokens', { role: 'supervisor' }, '');
    agents = (await everybody(undefined, token)).sort((a, b) => a.name.localeCompare(b.name));
  } catch (error) {
    refused = /** @type {Refused} */ (error);
  }
  redraw();
}

/**
 * @param {import('./model.js').View[]} agents
 * @param {Refused | null} refused
 * @param {(agentId: string) => void} choose
 * @param {() => void} redraw
 */
function draw(agents, refused, choose, redraw) {
  document.title = t('sign-in.title');
  const content = html`
    <div class="chooser">
      <h1>${t('sign-in.who')}</h1>
      <p class="lead">${t('sign-in.lead')}</p>
      <p class="ways"><a class="button" href="/desk/floor">${t('sign-in.floor')}</a>
        <a href="/local">${t('sign-in.machine')}</a></p>
      ${refusal(refused, redraw)}
      <ul>
        ${agents.map(
          (agent) => html`<li><button data-status=${agent.status} @click=${() => choose(agent.agentId)}>
            <span class="badge">${icon(agent.status)}</span>
            <span class="name">${agent.name}<small>${agent.agentId} · ${agent.policy}</small></span>
            <span class="label">${agent.label}</span></button></li>`,
        )}
      </ul>
      ${agents.length ? nothing : html`<p class="empty">${t('sign-in.nobody')}</p>`}
    </div>`;
  const speakIt = async (/** @type {string} */ tag) => (await speak(tag, true), redraw());
  render(frame({ page: 'agent', line: null, content, speak: speakIt }), document.body);
}

/** Nobody can use this page as things are. @param {string} role @param {string} why @returns {Promise<null>} */
async function sayInstead(role, why) {
  const content = html`<div class="chooser"><h1>${t('sign-in.wrong')}</h1><p class="lead">${t(why)}</p></div>`;
  render(frame({ page: role === 'agent' ? 'agent' : 'floor', line: null, content, speak: () => {} }), document.body);
  return null;
}
