// @ts-check
const KEPT_AS = 'lineclear.ticket';

/** An address may name a chat that is to be opened: it is kept while somebody signs in, which may lead elsewhere. */
export function keepTicket() {
  const asked = new URLSearchParams(location.search).get('ticket');
  if (asked) {
    sessionStorage.setItem(KEPT_AS, asked);
  }
}

/** Once, after signing in. @param {(ticketId: string) => void} open */
export function keptTicket(open) {
  const asked = sessionStorage.getItem(KEPT_AS);
  if (asked) {
    sessionStorage.removeItem(KEPT_AS);
    open(asked);
  }
}
