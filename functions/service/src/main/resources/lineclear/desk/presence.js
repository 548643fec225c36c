// @ts-check
import { agentPath, ask } from './api.js';

const KEPT_AS = 'lineclear.device';
/** Where the lease is not known yet, the first heartbeat tells it. */
const FIRST_MILLIS = 20_000;

/** This browser tab as one of the agent's devices: a name of its own, kept as long as the tab. */
export function deviceName() {
  const known = sessionStorage.getItem(KEPT_AS) ?? `desk-${crypto.randomUUID().slice(0, 8)}`;
  sessionStorage.setItem(KEPT_AS, known);
  return known;
}

/**
 * Says that the device is there where the socket cannot. Whether the policy wants to hear it shows in the view:
 * there are leases, or
 * the agent is offline though they chose otherwise.
 */
export class Presence {
  #next = 0;

  /** @param {{ view: any, line: import('./live.js').Line, agentId: string, hear: (view: any) => void }} page */
  tick(page) {
    const { view, line, agentId } = page;
    const wanted = view && (view.presence || (view.status === 'offline' && view.intent.status !== 'offline'));
    if (!wanted || line.state === 'live' || Date.now() < this.#next) {
      return;
    }
    this.#next = Date.now() + FIRST_MILLIS;
    ask('POST', `${agentPath(agentId)}/heartbeat`, { device: deviceName() }).then(
      ({ agent }) => {
        page.hear(agent);
        const lease = agent.presence ? Date.parse(agent.presence.until) - Date.parse(agent.now) : NaN;
        this.#next = Date.now() + (lease > 0 ? lease / 3 : FIRST_MILLIS);
      },
      () => {},
    );
  }
}
