// @ts-check
import { html, nothing, render } from './lib/lit-html.js';
import { choices } from './agent-choices.js';
import { sessions } from './agent-sessions.js';
import { status } from './agent-status.js';
import { Alerts } from './alerts.js';
import { agentPath, ask } from './api.js';
import { ServerClock, everySecond } from './clock.js';
import { frame, keepingFocus, refusal } from './frame.js';
import { icon } from './icons.js';
import { Live } from './live.js';
import { isNews, nextChange, shownAt } from './model.js';
import { Presence, deviceName } from './presence.js';
import { signedIn } from './sign-in.js';
import { onSignOut, signOut } from './token.js';
import { preferred, speak, t, when } from './words.js';
import { verify } from './verify.js';

/** The page of one agent: keeps what was told, and draws it. */
class AgentPage {
  /** @type {any} */ view = null;
  /** @type {import('./verify.js').Verification | null} */ found = null;
  /** @type {import('./api.js').Refused | null} */ refused = null;
  /** @type {import('./live.js').Line} */ line = { state: 'connecting', since: Date.now() };
  form = { later: false, reason: '', busy: false };
  clock = new ServerClock();
  alerts = new Alerts();
  presence = new Presence();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #atChange;

  /** @param {string} agentId */
  constructor(agentId) {
    this.agentId = agentId;
    this.path = agentPath(agentId);
    this.live = new Live({
      read: () => this.read(),
      tell: (frame) => frame.type === 'agent' && frame.agentId === agentId && this.hear(frame.agent),
      line: (line) => this.draw({ line }),
      askEverySeconds: 5,
      lookEverySeconds: null,
    });
  }

  start() {
    this.live.start();
    everySecond(
      this.clock,
      () => (this.clock.jumped() ? this.awake() : this.presence.tick(this), this.draw()),
    );
    onSignOut(() => (this.live.stop(), location.reload()));
  }

  /** What was known may be long over, and the line with it. */
  awake() {
    this.live.wake();
    void this.live.read();
  }

  /** Whoever is registered no more has no page. */
  async read() {
    const before = this.view;
    try {
      this.hear(await ask('GET', this.path), before);
    } catch (refused) {
      if (/** @type {any} */ (refused).code === 'agent-unknown') {
        signOut();
      }
      throw refused;
    }
  }

  /** @param {any} view @param {any} [before] what was known when it was asked for */
  hear(view, before) {
    if (isNews(this.view, view, before)) {
      this.clock.hear(view);
      this.draw({ view });
    }
  }

  /**
   * A command, and what it answers; a refusal brings the agent as they stand, too.
   *
   * @param {() => Promise<any>} command
   */
  async command(command) {
    this.draw({ refused: null, form: { ...this.form, busy: true } });
    try {
      const answer = await command();
      this.hear(answer.agent);
      return answer;
    } catch (error) {
      const refused = /** @type {import('./api.js').Refused} */ (error);
      if (refused.agent) {
        this.hear(refused.agent);
      }
      this.draw({ refused });
      return null;
    } finally {
      this.draw({ form: { ...this.form, busy: false } });
    }
  }

  /** @param {string} choice */
  async choose(choice) {
    const later = this.form.later && this.view.may.chooseAfterSession.length > 0;
    const reason = this.form.reason.trim() || null;
    const body = { status: choice, reason, when: later ? 'after-session' : 'now' };
    if (await this.command(() => ask('POST', `${this.path}/set-status`, body))) {
      this.draw({ form: { later: false, reason: '', busy: false } });
    }
  }

  /** What is chosen now, chosen once more for later, takes back what was to come. */
  withdraw() {
    const { status: chosen, reason } = this.view.intent;
    return this.command(() =>
      ask('POST', `${this.path}/set-status`, { status: chosen, reason, when: 'after-session' }),
    );
  }

  /** @param {string} name @param {boolean} on */
  take(name, on) {
    return this.command(() => ask('POST', `${this.path}/set-status`, { takes: { [name]: on } }));
  }

  seen() {
    return this.command(() =>
      ask('POST', `${this.path}/heartbeat`, { device: deviceName(), seen: this.view.message.at }),
    );
  }

  async verify() {
    const found = await this.command(() => ask('POST', `${this.path}/verify`, {}));
    this.draw({ found });
  }

  async clear() {
    const version = this.found?.agent.version;
    if (await this.command(() => ask('POST', `${this.path}/clear`, { version }))) {
      this.draw({ found: null });
    }
  }

  /** @param {Partial<AgentPage>} [changes] */
  draw(changes = {}) {
    Object.assign(this, changes);
    const content = this.view ? this.content() : html`<p class="waiting" role="status">${t('waiting')}</p>`;
    const tools = html`<button role="switch" class="ring" aria-checked=${this.alerts.on}
      @click=${async () => (await this.alerts.toggle(), this.draw())}>${icon('sound')}<span>${t('ring')}</span>
      <b>${t(this.alerts.on ? 'on' : 'off')}</b></button>`;
    const who = this.view?.name;
    const speakIt = async (/** @type {string} */ tag) => (await speak(tag, true), this.draw());
    const whole = frame({ page: 'agent', line: this.line, who, tools, content, speak: speakIt });
    keepingFocus(() => render(whole, document.body));
  }

  content() {
    const now = this.clock.now();
    const shown = shownAt(this.view, now);
    this.alerts.look(shown, now);
    this.#wakeAtChange(shown, now);
    return html`
      ${this.message()} ${ringing(shown)} ${refusal(this.refused, () => this.draw({ refused: null }))}
      ${status(shown, now)}
      <div class="columns">
        ${choices(this.view, shown, this.form, {
          choose: (choice) => this.choose(choice),
          fill: (form) => this.draw({ form: { ...this.form, ...form } }),
          withdraw: () => this.withdraw(),
          take: (name, on) => this.take(name, on),
        })}
        <div class="column">
          ${sessions(shown.sessions, now)}
          ${verify(
            {
              found: this.found,
              version: this.view.version,
              asking: this.form.busy,
              title: t(shown.sessions.length ? 'verify.why-busy' : 'verify.am-i'),
              reason: null,
            },
            { verify: () => this.verify(), clear: () => this.clear() },
          )}
        </div>
      </div>
      <p class="foot">${t('foot', { agent: this.agentId, policy: this.view.policy, version: this.view.version })}</p>
      <p class="hidden" role="status">${this.alerts.polite}</p>`;
  }

  /**
   * To the millisecond, and then the rest of the view is read anew.
   *
   * @param {import('./model.js').Shown} shown
   * @param {number} now
   */
  #wakeAtChange(shown, now) {
    clearTimeout(this.#atChange);
    const next = nextChange(this.view, now);
    if (next !== null) {
      this.#atChange = setTimeout(() => (this.draw(), void this.live.read()), Math.min(next - now, 2 ** 31 - 1));
    }
  }

  message() {
    const { message } = this.view;
    const by = message?.byId ?? t('role.supervisor');
    return message
      ? html`<section class="message" role="alert" aria-label=${t('message')}>${icon('message')}
          <div><p class="eyebrow">${t('message.from', { by, time: when(message.at) })}</p>
            <p class="text">${message.text}</p></div>
          <button class="strong" @click=${() => this.seen()}>${t('message.seen')}</button></section>`
      : nothing;
  }
}

/** @param {import('./model.js').Shown} shown */
function ringing(shown) {
  const session = shown.sessions.find((one) => one.phase === 'ringing');
  const whom = session?.customer?.name ?? session?.customer?.id ?? t('customers.unknown');
  return html`<div role="alert">${
    session ? html`<p class="ringing">${icon('ringing')}<span>${t('ring.for', { whom })}</span></p>` : nothing
  }</div>`;
}

await speak(preferred());
const me = await signedIn('agent');
if (me?.agentId) {
  const page = new AgentPage(me.agentId);
  page.draw();
  page.start();
}
