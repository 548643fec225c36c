// @ts-check
import { svg, html } from './lib/lit-html.js';

/** One drawing per status, on a grid of 24: nobody has to know colours to tell them apart. */
const STATUS = {
  available: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  reserved: svg`<path d="M7 4h10M7 20h10M8 4c0 5 8 6 8 8s-8 3-8 8M16 4c0 5-8 6-8 8s8 3 8 8"/>`,
  ringing: svg`<path d="M6.5 16.5c1.3-1.3 1.5-3 1.5-5.5a4 4 0 0 1 8 0c0 2.5.2 4.2 1.5 5.5z
    M10.5 19.5h3M3.5 9a9 9 0 0 1 2-4.5M20.5 9a9 9 0 0 0-2-4.5"/>`,
  connected: svg`<path d="M5 14v-2a7 7 0 0 1 14 0v2M5 13h2.5v5.5H6a1 1 0 0 1-1-1z
    M19 13h-2.5v5.5H18a1 1 0 0 0 1-1zM16.5 18.5c0 1.5-1.5 2-3.5 2"/>`,
  'wrap-up': svg`<path d="M5 19l.8-3.7L15.5 5.5l3 3L8.7 18.2zM13.5 7.5l3 3M12 19h7"/>`,
  busy: svg`<path d="M6 12h12"/>`,
  'no-answer': svg`<path d="M5 8l5.5 5.5L19 5M13 5h6v6M6 18.5c4-1.5 8-1.5 12 0"/>`,
  break: svg`<path d="M6 9h10v6a4 4 0 0 1-4 4h-2a4 4 0 0 1-4-4z
    M16 10.5h1.5a2.25 2.25 0 0 1 0 4.5H16M9 3.5v2M13 3.5v2"/>`,
  offline: svg`<path d="M18.5 14.5A7.5 7.5 0 0 1 9.5 5.5a7.5 7.5 0 1 0 9 9z"/>`,
  'logged-off': svg`<path d="M12 4v8M7.5 6.8a7 7 0 1 0 9 0"/>`,
};

const OTHER = {
  'stop-new': svg`<path d="M8 4.5h8l3.5 3.5v8L16 19.5H8L4.5 16V8z"/>`,
  voice: svg`<path d="M6 4.5h3l1.5 4-2 1.5a10 10 0 0 0 5.5 5.5l1.5-2 4 1.5v3a1.5 1.5 0 0 1-1.5
    1.5A14 14 0 0 1 4.5 6 1.5 1.5 0 0 1 6 4.5z"/>`,
  chat: svg`<path d="M5 5.5h14v10h-8l-4 3.5v-3.5H5z"/>`,
  email: svg`<path d="M4.5 6.5h15v11h-15zM4.5 7.5l7.5 6 7.5-6"/>`,
  social: svg`<path d="M8.5 12l7-4M8.5 12l7 4M6.5 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4z
    M17.5 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"/>`,
  yes: svg`<path d="M6 12.5l4 4 8-9"/>`,
  no: svg`<path d="M7 7l10 10M17 7L7 17"/>`,
  message: svg`<path d="M5 5.5h14v10h-5.5L9 19v-3.5H5zM8.5 9h7M8.5 12h4.5"/>`,
  next: svg`<path d="M5 12h13M13 6.5l5.5 5.5L13 17.5"/>`,
  search: svg`<path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20"/>`,
  sound: svg`<path d="M5 9.5v5h3l4 3.5V6L8 9.5zM15 9a4 4 0 0 1 0 6M17.5 6.5a7.5 7.5 0 0 1 0 11"/>`,
  warning: svg`<path d="M12 4.5L20.5 19h-17zM12 10v4.5M12 16.8v.2"/>`,
  question: svg`<path d="M9 9a3 3 0 1 1 4 2.8c-.7.3-1 .9-1 1.7v.5M12 17.3v.2"/>`,
};

const ALL = { ...STATUS, ...OTHER };

/** @param {string} name */
export const icon = (name) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    ${ALL[/** @type {keyof ALL} */ (name)] ?? STATUS.busy}
  </svg>`;

/** The signal that the service bears as its sign. */
export const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <path class="post" d="M15 4h3v25h-3z" /><path class="arm" d="M17 12.5L29 4.2l3 4.3-12 8.4z" />
  <circle class="lamp" cx="8.5" cy="10" r="5" /></svg>`;
