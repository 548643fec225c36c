// @ts-check
import { mount } from './widget.js';
import { preferred, speak, spoken, t } from './words.js';

/** The page to try the widget on. A token stands behind `#`, which goes to no server, and is kept for this tab. */
const KEPT_AS = 'lineclear.customer';
const main = /** @type {HTMLElement} */ (document.getElementById('customer'));

/** @param {string} tag @param {string} text @param {Record<string, string>} [attributes] */
function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

/** @param {string} token */
async function chat(token) {
  sessionStorage.setItem(KEPT_AS, token);
  const place = make('div', '');
  const another = make('button', t('customer.another'), { type: 'button', class: 'link' });
  main.replaceChildren(make('h1', t('customer.title')), place, another);
  const { close } = await mount(place, { token, language: spoken() });
  another.addEventListener('click', () => {
    close();
    sessionStorage.removeItem(KEPT_AS);
    void begin();
  });
}

/** As a client program does it, which only a laptop lets anybody be. */
async function begin() {
  const { signIn } = await (await fetch('/desk/config.json')).json();
  if (signIn !== 'local') {
    main.replaceChildren(make('h1', t('customer.title')), make('p', t('customer.how')));
    return;
  }
  const { token } = await send('POST', '/local/tokens', { role: 'client' });
  const { queues } = await send('GET', '/queues', undefined, token);
  const chats = queues.filter((/** @type {any} */ queue) => queue.channels.includes('chat'));
  const form = /** @type {HTMLFormElement} */ (make('form', '', { class: 'begin' }));
  const which = make('select', '', { name: 'queue', required: '' });
  which.append(...chats.map((/** @type {any} */ queue) => make('option', queue.name, { value: queue.queueId })));
  const name = make('input', '', { name: 'name', maxlength: '64', autocomplete: 'name' });
  const says = make('p', '', { role: 'alert' });
  const labels = [make('label', t('customer.queue')), make('label', t('customer.name'))];
  labels[0].append(which);
  labels[1].append(name);
  form.append(...labels, make('button', t('customer.begin'), { class: 'strong' }), says);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    enter(token, new FormData(form)).then(chat, (refusal) => (says.textContent = refusal.message));
  });
  main.replaceChildren(make('h1', t('customer.title')), chats.length ? form : make('p', t('customer.no-queue')));
}

/** @param {string} token @param {FormData} told @returns {Promise<string>} the customer's own token */
async function enter(token, told) {
  const id = `guest-${crypto.randomUUID().slice(0, 8)}`;
  const customer = { id, name: String(told.get('name')).trim() || null };
  const path = `/queues/${encodeURIComponent(String(told.get('queue')))}/tickets`;
  const body = { ticketId: crypto.randomUUID(), channel: 'chat', customer, aliveSeconds: 150 };
  return (await send('POST', path, body, token)).customerToken;
}

/** @param {string} method @param {string} path @param {unknown} [body] @param {string} [token] @returns {Promise<any>} */
async function send(method, path, body, token) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.detail ?? answer.message);
  }
  return answer;
}

await speak(preferred());
const told = decodeURIComponent(location.hash.slice(1)) || sessionStorage.getItem(KEPT_AS);
history.replaceState(null, '', location.pathname);
await (told ? chat(told) : begin());
