/**
 * API Gateway in this process: an HTTP API with a JWT authorizer and Lambda proxy integrations in payload format 2.0.
 * It knows no route of its own; the OpenAPI document names them, with the function behind each and the scopes that
 * may pass.
 */
package lineclear.local.gateway;
