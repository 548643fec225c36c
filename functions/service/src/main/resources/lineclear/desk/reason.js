// @ts-check
import { has, list, t, when } from './words.js';

/**
 * Why a status is what it is: in the page's language, out of the code and its parameters; the service's own
 * sentence where the
 * page does not know the code.
 *
 * @param {{ because: string, reason?: import('./model.js').Reason }} shown
 */
export function because({ because: sentence, reason }) {
  if (!reason || !(has(`reason.${reason.code}`) || has(`reason.${reason.code}.other`))) {
    return sentence;
  }
  const { customerId, channel, doing, at, open } = /** @type {any} */ (reason);
  const begin = t(`reason.${reason.code}`, {
    whom: customerId ? t('reason.whom', { customerId }) : t('reason.whom.unknown'),
    medium: channel ? t(`reason.medium.${channel}`) : '',
    doing: doing ? t('reason.doing', { doing: inWords(doing) }) : '',
    at: at ? when(at) : '',
    ...(open === undefined ? {} : { count: open }),
  });
  return begin + chosen(reason);
}

/** What a customer does meanwhile, as the client program said it: `adding-funds`. @param {string} doing */
export const inWords = (doing) => (has(`doing.${doing}`) ? t(`doing.${doing}`) : doing.replaceAll('-', ' '));

/** Who chose the status, why, and what it leaves out. @param {any} reason */
function chosen({ by, reason, trigger, off }) {
  const who = by && has(`reason.by.${by}`) ? t(`reason.by.${by}`) : '';
  const why = trigger ? t(`trigger.${trigger}`) : reason;
  const without = off?.length ? list(off.map((/** @type {string} */ one) => t(`reason.off.${one}`))) : '';
  return who + (why ? t('reason.why', { why }) : '') + (without ? t('reason.off', { off: without }) : '');
}
