/**
 * What the tests of every host share: the OpenAPI document as a judge of requests and answers, and the samples in
 * {@code events/} with the outcome that each of them documents.
 */
package lineclear.contract;
