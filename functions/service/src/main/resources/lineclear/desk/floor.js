// @ts-check
import { html, nothing, render } from './lib/lit-html.js';
import { ask, everybody } from './api.js';
import { ServerClock, everySecond } from './clock.js';
import { Demo } from './demo.js';
import { meter } from './drift.js';
import { filters, fits } from './floor-filters.js';
import { FloorQueues } from './floor-queues.js';
import { table, times } from './floor-rows.js';
import { frame } from './frame.js';
import { Live } from './live.js';
import { isNews, nextChange, shownAt } from './model.js';
import { Side } from './side.js';
import { signedIn } from './sign-in.js';
import { onSignOut } from './token.js';
import { preferred, speak, t } from './words.js';

const DRIFT_EVERY_MILLIS = 60_000;
/** A floor of thousands is many answers; what it makes good is rare. */
const LOOK_EVERY_SECONDS = 300;
/** A floor of thousands may take a fifth of the time for drawing, and leaves the rest to the people who use it. */
const REST = 4;
const LONGEST_REST_MILLIS = 500;

/** The page of a supervisor: everybody, longest in their status first. */
class Floor {
  /** @type {Map<string, any>} */ #agents = new Map();
  /** @type {import('./drift.js').Drift | null} */ #drift = null;
  /** @type {import('./live.js').Line} */ #line = { state: 'connecting', since: Date.now() };
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #atChange;
  #filter = { status: '', policy: '', text: '' };
  #clock = new ServerClock();
  #known = false;
  #due = false;
  #took = 0;
  #demo = new Demo(() => this.#soon());
  #queues = new FloorQueues(() => this.#soon());
  #side = new Side(
    this.#clock,
    (view) => this.#hear(view),
    () => this.#soon(),
  );
  #live = new Live({
    read: () => this.#read(),
    tell: (frame) => this.#tell(frame),
    line: (line) => ((this.#line = line), this.#soon()),
    askEverySeconds: 10,
    lookEverySeconds: LOOK_EVERY_SECONDS,
  });

  start() {
    this.#draw();
    this.#live.start();
    void this.#demo.look();
    void this.#askDrift();
    void this.#queues.start();
    everySecond(this.#clock, () => (this.#clock.jumped() && this.#awake(), this.#draw()));
    onSignOut(() => (this.#live.stop(), location.assign('/desk/')));
  }

  /** What was known may be long over, and the line with it. */
  #awake() {
    this.#live.wake();
    void this.#live.read();
  }

  /** The whole picture. Whoever was known before it was asked for, and is not in it, is gone. */
  async #read() {
    const before = new Map(this.#agents);
    const hear = (/** @type {any} */ view) => this.#hear(view, before.get(view.agentId));
    const agents = await everybody((page) => page.forEach(hear));
    const there = new Set(agents.map(({ agentId }) => agentId));
    [...before.keys()].filter((id) => !there.has(id)).forEach((id) => this.#agents.delete(id));
    this.#known = true;
    this.#soon();
  }

  /** @param {any} frame */
  #tell(frame) {
    const told = frame.type === 'rows' ? frame.rows : frame.type === 'agent' ? [frame.agent] : [];
    told.forEach((/** @type {any} */ view) => this.#hear(view));
  }

  /** @param {any} view a whole one, or a row @param {any} [before] what was known when it was asked for */
  #hear(view, before) {
    if (isNews(this.#agents.get(view.agentId), view, before)) {
      this.#clock.hear(view);
      this.#agents.set(view.agentId, view);
      this.#side.hear(view);
      this.#soon();
    }
  }

  async #askDrift() {
    try {
      this.#drift = await ask('GET', '/drift');
    } catch {
      this.#drift = null;
    }
    this.#soon();
    setTimeout(() => void this.#askDrift(), DRIFT_EVERY_MILLIS);
  }

  /** However much is told at once, it is drawn once a frame; what takes long is drawn less often. */
  #soon() {
    if (!this.#due) {
      this.#due = true;
      const draw = () => requestAnimationFrame(() => this.#draw());
      setTimeout(draw, Math.min(LONGEST_REST_MILLIS, this.#took * REST));
    }
  }

  #draw() {
    const begun = performance.now();
    this.#due = false;
    const now = this.#clock.now();
    const all = [...this.#agents.values()].map((view) => ({ view, shown: shownAt(view, now) }));
    const rows = all.filter((row) => fits(row, this.#filter)).sort(longestFirst);
    this.#wakeAtChange(all, now);
    const speakIt = async (/** @type {string} */ tag) => (await speak(tag, true), this.#draw());
    document.title = t('title.floor');
    render(
      frame({ page: 'floor', line: this.#line, content: this.#content(all, rows, now), speak: speakIt }),
      document.body,
    );
    this.#side.draw();
    times(now);
    this.#took = performance.now() - begun;
  }

  /** @param {import('./floor-rows.js').Row[]} all @param {import('./floor-rows.js').Row[]} rows @param {number} now */
  #content(all, rows, now) {
    const change = (/** @type {Partial<import('./floor-filters.js').Filter>} */ filter) => {
      this.#filter = { ...this.#filter, ...filter };
      this.#draw();
    };
    return html`
      <div class="head"><h1>${t('floor.title')}</h1>${this.#demo.button()}</div>
      ${meter(this.#drift)} ${this.#demo.told()} ${this.#queues.content([...this.#agents.values()], now)}
      ${filters(all, this.#filter, change)}
      ${this.#known || all.length ? nothing : html`<p class="waiting" role="status">${t('waiting')}</p>`}
      ${
        rows.length
          ? html`<p class="count" role="status">${t('floor.shown', { count: rows.length })}</p>
            ${table(rows, (view) => void this.#side.open(view))}`
          : this.#known
            ? html`<p class="waiting" role="status">${t(all.length ? 'floor.none' : 'floor.nobody')}</p>`
            : nothing
      }
      ${this.#side.element}`;
  }

  /** @param {import('./floor-rows.js').Row[]} all @param {number} now */
  #wakeAtChange(all, now) {
    clearTimeout(this.#atChange);
    const next = Math.min(...all.map(({ view }) => nextChange(view, now) ?? Infinity));
    if (next - now < 1000) {
      this.#atChange = setTimeout(() => this.#draw(), next - now);
    }
  }
}

/** @param {import('./floor-rows.js').Row} a @param {import('./floor-rows.js').Row} b */
function longestFirst(a, b) {
  return a.shown.since < b.shown.since
    ? -1
    : a.shown.since > b.shown.since
      ? 1
      : a.view.agentId < b.view.agentId
        ? -1
        : 1;
}

await speak(preferred());
if (await signedIn('supervisor')) {
  new Floor().start();
}
