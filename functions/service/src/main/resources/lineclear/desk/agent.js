// @ts-check
import { html, render } from './lib/lit-html.js';
import { choices } from './agent-choices.js';
import { Commands } from './agent-commands.js';
import { calling, message, ringing } from './agent-news.js';
import { sessions } from './agent-sessions.js';
import { status } from './agent-status.js';
import { Work } from './agent-work.js';
import { Alerts } from './alerts.js';
import { agentPath, ask } from './api.js';
import { ServerClock, everySecond } from './clock.js';
import { frame, keepingFocus, refusal } from './frame.js';
import { icon } from './icons.js';
import { Live } from './live.js';
import { isNews, nextChange, shownAt } from './model.js';
import { Presence } from './presence.js';
import { signedIn } from './sign-in.js';
import { keepTicket, keptTicket } from './ticket-link.js';
import { onSignOut, signOut } from './token.js';
import { preferred, speak, t } from './words.js';
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
  commands = new Commands(this);
  work = new Work(this);
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #atChange;

  /** @param {string} agentId */
  constructor(agentId) {
    this.agentId = agentId;
    this.path = agentPath(agentId);
    this.live = new Live({
      read: () => this.read(),
      tell: (frame) => this.tell(frame),
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

  /** @param {any} frame */
  tell(frame) {
    if (frame.type === 'agent' && frame.agentId === this.agentId) {
      this.hear(frame.agent);
      this.work.look();
    } else {
      this.work.tell(frame);
    }
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
    this.work.read();
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
      if (answer.agent) {
        this.hear(answer.agent);
      }
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
      this.work.look();
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
    this.work.drawn();
  }

  content() {
    const now = this.clock.now();
    const shown = shownAt(this.view, now);
    const { commands, form, view, work } = this;
    const offers = work.follow(shown);
    const who = calling(shown, offers);
    this.alerts.look(shown, now, who, work.chats.unread);
    this.#wakeAtChange(shown, now);
    return html`
      ${message(view, () => commands.seen())} ${ringing(who, offers.length > 0)} ${work.offered(offers, now)}
      ${refusal(this.refused, () => this.draw({ refused: null }))} ${status(shown, now)} ${work.content(now)}
      <div class="columns">
        ${choices(view, shown, form, {
          choose: (choice) => commands.choose(choice),
          fill: (filled) => this.draw({ form: { ...this.form, ...filled } }),
          withdraw: () => commands.withdraw(),
          take: (name, on) => commands.take(name, on),
        })}
        <div class="column">
          ${sessions(shown.sessions, now)}
          ${verify(
            {
              found: this.found,
              version: view.version,
              asking: form.busy,
              title: t(shown.sessions.length ? 'verify.why-busy' : 'verify.am-i'),
              reason: null,
            },
            { verify: () => commands.verify(), clear: () => commands.clear() },
          )}
        </div>
      </div>
      <p class="foot">${t('foot', { agent: this.agentId, policy: view.policy, version: view.version })}</p>
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
}

keepTicket();
await speak(preferred());
const me = await signedIn('agent');
if (me?.agentId) {
  const page = new AgentPage(me.agentId);
  keptTicket((ticketId) => page.work.chats.select(ticketId));
  page.draw();
  page.start();
}
