// @ts-check
import { signIn } from './token.js';

/**
 * Signing in at an OpenID provider: the authorization code flow with PKCE, for a client that keeps no secret (RFC
 * 6749, 7636; OAuth 2.0
 * for Browser-Based Applications). The page carries the access token to the API, which checks it; it believes
 * nothing in it.
 *
 * @typedef {{ issuer: string, clientId: string, scopes: string[], redirectUri: string }} Provider
 * @typedef {{ issuer: string, authorization_endpoint: string, token_endpoint: string }} Endpoints
 */
const KEPT_AS = 'lineclear.sign-in';
/** Of a token's life, after which the next one is fetched. */
const RENEWED_AFTER = 0.8;
const SHORTEST_MILLIS = 10_000;

/**
 * Comes back from the provider with somebody, or goes there and never returns.
 *
 * @param {Provider} provider
 */
export async function throughProvider(provider) {
  const endpoints = await discover(provider.issuer);
  const answer = new URLSearchParams(location.search);
  return answer.has('code') || answer.has('error') ? back(provider, endpoints, answer) : away(provider, endpoints);
}

/** @param {string} issuer @returns {Promise<Endpoints>} */
async function discover(issuer) {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const endpoints = await answer.json();
  if (endpoints.issuer !== issuer) {
    throw new Error(`The provider calls itself ${endpoints.issuer}`);
  }
  return endpoints;
}

/** @param {Provider} provider @param {Endpoints} endpoints @returns {Promise<never>} */
async function away({ clientId, scopes, redirectUri }, { authorization_endpoint }) {
  const [verifier, state] = [random(), random()];
  sessionStorage.setItem(KEPT_AS, JSON.stringify({ verifier, state, then: location.pathname }));
  const url = new URL(authorization_endpoint);
  url.search = String(
    new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state,
      code_challenge: await challenge(verifier),
      code_challenge_method: 'S256',
    }),
  );
  location.assign(url);
  return new Promise(() => {});
}

/** @param {Provider} provider @param {Endpoints} endpoints @param {URLSearchParams} answer */
async function back(provider, endpoints, answer) {
  const begun = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? '{}');
  sessionStorage.removeItem(KEPT_AS);
  history.replaceState(null, '', location.pathname);
  const mine = begun.state && answer.get('state') === begun.state;
  const theirs = (answer.get('iss') ?? endpoints.issuer) === endpoints.issuer; // RFC 9207
  const code = answer.get('code');
  if (!mine || !theirs || !code) {
    throw new Error(answer.get('error') ?? 'The answer belongs to another sign-in');
  }
  const known = await exchange(provider, endpoints, {
    grant_type: 'authorization_code',
    code,
    code_verifier: begun.verifier,
    redirect_uri: provider.redirectUri,
  });
  if (begun.then && begun.then !== location.pathname) {
    location.replace(begun.then);
    return new Promise(() => {});
  }
  return known;
}

/**
 * @param {Provider} provider
 * @param {Endpoints} endpoints
 * @param {Record<string, string>} grant
 * @returns {Promise<import('./token.js').Identity | null>}
 */
async function exchange(provider, endpoints, grant) {
  const answer = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({ ...grant, client_id: provider.clientId }),
  });
  if (!answer.ok) {
    throw new Error(`The provider answered ${answer.status}`);
  }
  const tokens = await answer.json();
  return signIn(tokens.access_token, tokens.refresh_token ?? grant.refresh_token);
}

/**
 * Fetches the next token before this one ends, again and again. Where that fails it is tried again, at ever shorter
 * distances, until the token ends; the next request then leads to the provider once more.
 *
 * @param {Provider} provider
 * @param {import('./token.js').Identity | null} known
 */
export function stayingSignedIn(provider, known) {
  const rest = (known?.until ?? 0) - Date.now();
  if (known?.refresh && rest > 0) {
    const grant = { grant_type: 'refresh_token', refresh_token: known.refresh };
    const renewed = async () => exchange(provider, await discover(provider.issuer), grant);
    const renew = async () => stayingSignedIn(provider, await renewed().catch(() => known));
    setTimeout(() => void renew(), Math.max(SHORTEST_MILLIS, rest * RENEWED_AFTER));
  }
}

/** 256 random bits. */
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** S256 (RFC 7636, 4.2). @param {string} verifier */
export async function challenge(verifier) {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
