/**
 * Twilio: status callbacks of its Voice API, events of its TaskRouter by callback or by Event Streams, and the resources that say
 * whether a call, an offer or a task goes on.
 *
 * <p>Sources, on twilio.com/docs: usage/webhooks/webhooks-security; voice/api/call-resource, voice/twiml/client, voice/twiml/number
 * (status callbacks, statuses); voice/twiml/conference; taskrouter/api/event/reference, taskrouter/api/event,
 * taskrouter/api/reservations, taskrouter/api/task, taskrouter/handle-assignment-callbacks; events/webhook-quickstart,
 * events/event-types/taskrouter.
 */
package lineclear.platform.twilio;
