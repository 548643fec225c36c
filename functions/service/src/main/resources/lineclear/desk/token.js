// @ts-check
/**
 * Who is signed in, in this tab only: `sessionStorage` ends with it, and another tab may be somebody else.
 *
 * @typedef {{ token: string, role: 'agent' | 'supervisor', agentId: string | null, until: number | null,
 *   refresh?: string }} Identity `until`: epoch milliseconds
 */
const KEPT_AS = 'lineclear.identity';

/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {Identity | null} */
export function identity() {
  const kept = sessionStorage.getItem(KEPT_AS);
  const known = kept ? /** @type {Identity} */ (JSON.parse(kept)) : null;
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
  const known = {
    token: jwt,
    role: /** @type {'agent' | 'supervisor'} */ (role),
    agentId: claims.agent_id ?? null,
    until: claims.exp ? claims.exp * 1000 : null,
    refresh,
  };
  sessionStorage.setItem(KEPT_AS, JSON.stringify(known));
  return known;
}

export function signOut() {
  sessionStorage.removeItem(KEPT_AS);
  listeners.forEach((listener) => listener());
}

/** @param {() => void} listener hears when nobody is signed in any more */
export const onSignOut = (listener) => listeners.add(listener);

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
