// @ts-check
/** The page's own words, from a catalogue per language; dates and numbers by `Intl`. */
export const LANGUAGES = /** @type {const} */ ({ en: 'English', sv: 'Svenska' });
const KEPT_AS = 'lineclear.language';

/** @type {Record<string, string>} */
let catalogue = {};
let language = 'en';
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** The language that was chosen here, else the first of the browser's that there is. */
export function preferred() {
  const wanted = [localStorage.getItem(KEPT_AS), ...navigator.languages].map((tag) => tag?.split('-')[0] ?? '');
  return wanted.find((tag) => tag in LANGUAGES) ?? 'en';
}

/** @param {string} tag one of {@link LANGUAGES} */
export async function speak(tag, keep = false) {
  const answer = await fetch(new URL(`i18n/${tag}.json`, import.meta.url));
  catalogue = await answer.json();
  language = tag;
  formats.clear();
  document.documentElement.lang = tag;
  if (keep) {
    localStorage.setItem(KEPT_AS, tag);
  }
}

export const spoken = () => language;

/** @param {string} key */
export const has = (key) => key in catalogue;

/**
 * The text of a key, with `{name}` replaced by the parameter of that name. With a `count` it is the key's `.one`
 * or `.other`,
 * as the language's plural wants.
 *
 * @param {string} key
 * @param {Record<string, unknown>} [parameters]
 */
export function t(key, parameters = {}) {
  const plural =
    typeof parameters.count === 'number' && `${key}.${new Intl.PluralRules(language).select(parameters.count)}`;
  const text = (plural && catalogue[plural]) || catalogue[key] || key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(parameters[name] ?? ''));
}

/** @param {string} iso */
export const time = (iso) => format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(iso));

/** Today's hour and minute; with the day, when it was another. @param {string} iso */
export function when(iso) {
  const date = new Date(iso);
  return Date.now() - date.getTime() < 12 * 3_600_000
    ? format({ hour: '2-digit', minute: '2-digit' }).format(date)
    : format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(date);
}

/** @param {number} share 0 to 1 */
export const percent = (share) => new Intl.NumberFormat(language, { style: 'percent' }).format(share);

/** @param {string[]} words */
export const list = (words) => new Intl.ListFormat(language).format(words);

/** @param {Intl.DateTimeFormatOptions} options */
function format(options) {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, hourCycle: 'h23' });
  formats.set(key, known);
  return known;
}

/**
 * A time that runs, as `1:42`, `1:02:07` or, above a day, `3 d 4 h`. What is left is rounded up, so that 0:00
 * means over.
 *
 * @param {number} millis
 */
export function span(millis, left = false) {
  const seconds = Math.max(0, left ? Math.ceil(millis / 1000) : Math.floor(millis / 1000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) {
    return t('span.days', { days, hours: hours % 24 });
  }
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
