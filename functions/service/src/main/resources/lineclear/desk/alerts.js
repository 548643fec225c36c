// @ts-check
import { t } from './words.js';

/** Whoever waits for the end of something hears of it at these seconds, and not at each. */
const SAID_AT_SECONDS = [60, 30, 10];
const KEPT_AS = 'lineclear.ring';

/**
 * What a page says to somebody who does not look at it: the countdown politely, the ring at once, its title always.
 * The focus stays where it is.
 */
export class Alerts {
  /** @type {Set<string>} */ #rung = new Set();
  /** @type {{ key: string, left: number } | null} */ #before = null;
  /** @type {AudioContext | null} */ #audio = null;
  #status = '';
  #unread = 0;
  polite = '';
  on = localStorage.getItem(KEPT_AS) === 'on';

  /** By a click, as browsers want it before they let a page make a sound. */
  async toggle() {
    this.on = !this.on;
    localStorage.setItem(KEPT_AS, this.on ? 'on' : 'off');
    if (this.on) {
      this.#audio ??= new AudioContext();
      void this.#audio.resume();
      if ('Notification' in globalThis && Notification.permission === 'default') {
        await Notification.requestPermission();
      }
    }
  }

  /**
   * @param {import('./model.js').Shown} shown
   * @param {number} now the server's clock, epoch milliseconds
   * @param {{ sessionId: string, whom: string } | null} calling
   * @param {number} unread messages that nobody has looked at
   */
  look(shown, now, calling, unread) {
    const title = calling ? t('title.ringing', calling) : t('title', { label: shown.label });
    document.title = unread > 0 ? t('title.unread', { unread, title }) : title;
    if (unread > this.#unread && this.on) {
      this.#chime();
    }
    this.#unread = unread;
    if (calling && !this.#rung.has(calling.sessionId)) {
      this.#rung.add(calling.sessionId);
      this.#ring(calling.whom, calling.sessionId);
    }
    this.#sayStatus(shown);
    this.#sayCountdown(shown, now);
  }

  /** @param {import('./model.js').Shown} shown */
  #sayStatus({ status, label }) {
    const said = `${status} ${label}`;
    if (this.#status && this.#status !== said) {
      this.polite = t('say.status', { label });
    }
    this.#status = said;
  }

  /** @param {import('./model.js').Shown} shown @param {number} now */
  #sayCountdown({ until, status }, now) {
    if (!until) {
      this.#before = null;
      return;
    }
    const key = `${status} ${until}`;
    const left = (Date.parse(until) - now) / 1000;
    const before = this.#before?.key === key ? this.#before.left : Infinity;
    const passed = SAID_AT_SECONDS.filter((seconds) => left <= seconds && before > seconds && left > seconds - 5);
    if (passed.length > 0 && before !== Infinity) {
      this.polite = t('say.left', { count: Math.min(...passed) });
    }
    this.#before = { key, left };
  }

  /** @param {string} whom @param {string} sessionId */
  #ring(whom, sessionId) {
    if (!this.on) {
      return;
    }
    if ('Notification' in globalThis && Notification.permission === 'granted') {
      new Notification(t('ring.for', { whom }), { tag: sessionId, lang: document.documentElement.lang });
    }
    this.#chime();
  }

  /** Two soft notes, once. */
  #chime() {
    this.#audio ??= new AudioContext();
    const start = this.#audio.currentTime + 0.05;
    [659, 880].forEach((hertz, i) => this.#note(hertz, start + i * 0.22));
  }

  /** @param {number} hertz @param {number} at the audio's clock, seconds */
  #note(hertz, at) {
    const audio = /** @type {AudioContext} */ (this.#audio);
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.25, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
    const tone = new OscillatorNode(audio, { frequency: hertz });
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.55);
  }
}
