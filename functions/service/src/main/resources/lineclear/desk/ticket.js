// @ts-check
import { ask } from './api.js';

/**
 * @typedef {object} Ticket `Ticket` of openapi.yaml
 * @property {string} ticketId
 * @property {string} queueId
 * @property {string} channel
 * @property {{ id: string, name: string | null }} customer
 * @property {number} priority
 * @property {string} since ISO-8601
 * @property {'waiting' | 'offered' | 'answered' | 'closed' | 'abandoned'} state
 * @property {{ agentId: string, sessionId: string, until: string }} [offer]
 * @property {{ agentId: string, sessionId: string, at: string }} [answered]
 * @property {string} [endedAt]
 */

/** @param {string} ticketId */
export const ticketPath = (ticketId) => `/tickets/${encodeURIComponent(ticketId)}`;

/** @param {string} ticketId @returns {Promise<Ticket>} */
export const ticketOf = async (ticketId) => (await ask('GET', ticketPath(ticketId))).ticket;

/**
 * The ticket that a session may have been made for: its offers are numbered behind its own id. Only the service knows
 * whether there is such a ticket.
 *
 * @param {import('./model.js').Session & { queue?: string | null }} session
 * @returns {string | null}
 */
export function ticketIdOf({ sessionId, queue }) {
  return (queue && /^(.+)\.[1-9]\d{0,3}$/.exec(sessionId)?.[1]) || null;
}

/** @param {{ customer: { id: string, name: string | null } }} ticket */
export const whomOf = ({ customer }) => customer.name ?? customer.id;

/** In a queue's order; the service answers each queue so. @param {Ticket} a @param {Ticket} b */
export const nextFirst = (a, b) => a.priority - b.priority || order(a.since, b.since) || order(a.ticketId, b.ticketId);

/** @param {Ticket} a @param {Ticket} b */
export const newestFirst = (a, b) => order(lastOf(b), lastOf(a)) || order(a.ticketId, b.ticketId);

/** @param {Ticket} ticket */
const lastOf = ({ answered, endedAt, since }) => answered?.at ?? endedAt ?? since;

/** @param {string} a @param {string} b */
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * For how long they waited, or have waited: until they were answered or went.
 *
 * @param {Ticket} ticket
 * @param {number} now the server's clock, epoch milliseconds
 */
export function waited({ since, answered, endedAt }, now) {
  const end = answered?.at ?? endedAt;
  return (end ? Date.parse(end) : now) - Date.parse(since);
}
