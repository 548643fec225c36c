/**
 * Vonage's Voice API: its events, signed by a JSON Web Token over the body's hash, and its calls resource.
 *
 * <p>Sources, on developer.vonage.com: getting-started/concepts/webhooks (signed webhooks),
 * voice/voice-api/webhook-reference, getting-started/concepts/authentication (application tokens), api/voice.
 */
package lineclear.platform.vonage;
