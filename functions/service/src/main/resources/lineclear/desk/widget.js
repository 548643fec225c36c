// @ts-check
import { Talk } from './widget-talk.js';

/** English and Swedish are in the catalogues of the pages; any other language is told. */
const LANGUAGES = ['en', 'sv'];

/**
 * A chat in a page of yours: `const chat = await mount(element, { token })`. Its look is `widget.css`, or yours; every
 * element has a class that begins with `lc-`. Whatever anybody writes is shown as text, and never as HTML.
 *
 * @param {HTMLElement} element what is in it is replaced
 * @param {object} told
 * @param {string} told.token the `customerToken` that the program which put the customer into the queue got for them
 * @param {string} [told.base] where the service is, as `https://lines.example.com`; empty: where the page comes from
 * @param {string} [told.language] of the words; else the page's
 * @param {Record<string, string>} [told.words] in place of the catalogue's, by key
 * @param {number} [told.askSeconds] how often to ask where nothing is pushed
 * @returns {Promise<{ talk: Talk, close: () => void }>}
 */
export async function mount(element, { token, base, language = document.documentElement.lang, words, askSeconds }) {
  const known = { ...(await catalogue(language)), ...words };
  const t = (/** @type {string} */ key, /** @type {Record<string, unknown>} */ parameters = {}) =>
    (known[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(parameters[name] ?? ''));
  const picture = new Picture(element, t);
  const talk = new Talk({ token, base, askSeconds, changed: () => picture.draw(talk) });
  picture.hear(talk);
  talk.start();
  return { talk, close: () => talk.stop() };
}

/** @param {string} language @returns {Promise<Record<string, string>>} */
async function catalogue(language) {
  const tag = LANGUAGES.find((one) => language?.startsWith(one)) ?? 'en';
  try {
    return await (await fetch(new URL(`i18n/${tag}.json`, import.meta.url))).json();
  } catch {
    return {};
  }
}

/** @param {string} tag @param {string} name its class @param {Record<string, string>} [attributes] */
function make(tag, name, attributes = {}) {
  const element = document.createElement(tag);
  element.className = `lc-${name}`;
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

/** The same text again would be read aloud again. @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** What is seen of it. */
class Picture {
  /** @param {HTMLElement} element @param {(key: string, parameters?: Record<string, unknown>) => string} t */
  constructor(element, t) {
    this.t = t;
    this.state = make('p', 'state', { role: 'status' });
    this.line = make('p', 'line');
    this.list = make('ol', 'list');
    this.log = make('div', 'log', { role: 'log', 'aria-label': t('widget.log'), tabindex: '0' });
    this.waiting = make('ol', 'waiting', { 'aria-label': t('widget.waiting') });
    this.typing = make('p', 'typing');
    this.form = make('form', 'form');
    this.label = make('label', 'label');
    this.text = /** @type {HTMLTextAreaElement} */ (make('textarea', 'text', { rows: '2', maxlength: '2000' }));
    this.send = /** @type {HTMLButtonElement} */ (make('button', 'send', { type: 'submit' }));
    this.leave = /** @type {HTMLButtonElement} */ (make('button', 'leave', { type: 'button' }));
    this.label.append(document.createTextNode(t('widget.text')), this.text);
    write(this.send, t('widget.send'));
    write(this.leave, t('widget.leave'));
    this.form.append(this.label, this.send, this.leave);
    const chat = make('section', 'chat', { 'aria-label': t('widget.title') });
    chat.append(this.state, this.line, this.log, this.waiting, this.typing, this.form);
    this.log.append(this.list);
    element.replaceChildren(chat);
  }

  /** @param {Talk} talk */
  hear(talk) {
    const say = (/** @type {Event} */ event) => {
      event.preventDefault();
      if (this.text.value.trim() && !talk.over) {
        talk.say(this.text.value.trim());
        this.text.value = '';
      }
      this.text.focus();
    };
    this.form.addEventListener('submit', say);
    this.text.addEventListener('input', () => talk.typed());
    this.text.addEventListener('keydown', (key) => {
      if (key.key === 'Enter' && !key.shiftKey && !key.isComposing) {
        say(key);
      }
    });
    this.leave.addEventListener('click', () => this.#leave(talk));
  }

  /** Asked once more before it is done. @param {Talk} talk */
  async #leave(talk) {
    const sure = this.leave.dataset.sure === 'yes';
    this.leave.dataset.sure = sure ? '' : 'yes';
    write(this.leave, this.t(sure ? 'widget.leave' : 'widget.leave.sure'));
    if (sure) {
      await talk.leave().catch(() => this.draw(talk));
    }
  }

  /** @param {Talk} talk */
  draw(talk) {
    const { chat, position, line, messages, pending, typing, over } = talk;
    write(this.state, line === 'void' ? this.t('widget.void') : this.#state(chat?.state, position));
    write(this.line, over ? '' : this.t(`widget.line.${line}`, { seconds: talk.askMillis / 1000 }));
    this.line.dataset.line = line;
    const atEnd = this.log.scrollTop + this.log.clientHeight >= this.log.scrollHeight - 40;
    const more = messages.slice(this.list.childElementCount);
    this.list.append(...more.map((message) => this.#message(message)));
    this.waiting.replaceChildren(...pending.map((one) => this.#pending(one)));
    this.waiting.hidden = !pending.length;
    write(this.typing, typing && !over ? this.t('widget.typing') : '');
    this.form.hidden = over;
    if (more.length && atEnd) {
      this.log.scrollTop = this.log.scrollHeight;
    }
  }

  /** @param {string | undefined} state @param {number | null} position */
  #state(state, position) {
    return state === 'waiting' && position !== null
      ? this.t('widget.state.position', { position })
      : this.t(`widget.state.${state ?? 'unknown'}`);
  }

  /** @param {import('./widget-talk.js').Message} message */
  #message({ seq, from, text, at }) {
    const item = make('li', `message lc-${from}`);
    const who = make('span', 'who');
    write(who, this.t(`widget.from.${from}`));
    const when = make('time', 'when', { datetime: at });
    write(when, new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
    const said = make('p', 'said');
    write(said, text ?? this.t('widget.erased'));
    item.dataset.seq = String(seq);
    item.append(who, when, said);
    return item;
  }

  /** @param {import('./widget-talk.js').Pending} one */
  #pending({ text, refused }) {
    const item = make('li', 'message lc-customer lc-pending');
    const said = make('p', 'said');
    const why = make('p', 'why');
    write(said, text);
    write(why, refused === undefined ? this.t('widget.sending') : this.t('widget.refused', { detail: refused }));
    item.append(said, why);
    return item;
  }
}
