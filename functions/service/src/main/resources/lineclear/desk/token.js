// @ts-check
/**
 * Who is signed in, in this tab only: `sessionStorage` ends with it, and another tab may be somebody else.
 *
 * @typedef {{ token: string, role: 'agent' | 'supervisor', agentId: string | null, until: number | null,
 *   refresh?: string, since: number }} Identity `since`, `until`: by this machine's clock, epoch milliseconds
 */
const KEPT_AS = 'lineclear.identity';
const REFUSED_AS = 'lineclear.refused';
/** Whoever is refused so soon after they have signed in would be so the next time, too. */
const FRESH_MILLIS = 30_000;

/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * Whether the token still counts is for the gateway to say: this machine's clock may be wrong, and a request without
 * a token would be refused without anybody being signed out.
 *
 * @returns {Identity | null}
 */
export function identity() {
  const kept = sessionStorage.getItem(KEPT_AS);
  return kept ? /** @type {Identity} */ (JSON.parse(kept)) : null;
}

/** Who was signed in when the page was opened; null when that is likely to be over. */
export function remembered() {
  const known = identity();
  return known && (known.until === null || known.until > Date.now()) ? known : null;
}

export const token = () => identity()?.token ?? '';

/**
 * The token's claims are read for show and for addresses; whether it is valid is the gateway's to say.
 *
 * @param {string} jwt
 * @param {string} [refresh] what brings the next one
 * @returns {Identity | null} null when it is nobody's who could use a page
 */
export function signIn(jwt, refresh) {
  const claims = claimsOf(jwt);
  const scopes = String(claims.scope ?? '').split(/[\s,[\]]+/);
  const role = scopes.includes('supervisor') ? 'supervisor' : scopes.includes('agent') ? 'agent' : null;
  if (!role) {
    return null;
  }
  const life = lifeOf(claims);
  const known = {
    token: jwt,
    role: /** @type {'agent' | 'supervisor'} */ (role),
    agentId: claims.agent_id ?? null,
    until: life === null ? null : Date.now() + life,
    refresh,
    since: Date.now(),
  };
  sessionStorage.setItem(KEPT_AS, JSON.stringify(known));
  return known;
}

export function signOut() {
  sessionStorage.removeItem(KEPT_AS);
  listeners.forEach((listener) => listener());
}

/** The service does not take the token, or not any more. */
export function refuse() {
  if (Math.abs(Date.now() - (identity()?.since ?? 0)) < FRESH_MILLIS) {
    sessionStorage.setItem(REFUSED_AS, 'yes');
  }
  signOut();
}

/** Whether a token was refused that had just been given; told once. */
export function wasRefused() {
  const refused = sessionStorage.getItem(REFUSED_AS) !== null;
  sessionStorage.removeItem(REFUSED_AS);
  return refused;
}

/** @param {() => void} listener hears when nobody is signed in any more */
export const onSignOut = (listener) => listeners.add(listener);

/**
 * From now, which is when it was made, however this machine's clock stands.
 *
 * @param {{ iat?: number, exp?: number }} claims
 * @returns {number | null} milliseconds
 */
function lifeOf({ iat, exp }) {
  return exp ? (iat ? (exp - iat) * 1000 : exp * 1000 - Date.now()) : null;
}

/** @param {string} jwt */
function claimsOf(jwt) {
  try {
    const bytes = Uint8Array.from(atob(jwt.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (c) =>
      c.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}
