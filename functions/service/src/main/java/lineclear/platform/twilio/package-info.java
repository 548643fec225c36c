/**
 * Twilio: status callbacks of its Voice API, reservation events of its TaskRouter, and its Calls resource.
 *
 * <p>Sources, on twilio.com/docs: usage/webhooks/webhooks-security, voice/api/call-resource (status callbacks, statuses),
 * taskrouter/api/event/reference, taskrouter/api/task.
 */
package lineclear.platform.twilio;
