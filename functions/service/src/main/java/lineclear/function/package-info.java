/**
 * One class per function: decode, decide, encode. The only package that sees Funqy and Lambda's events.
 *
 * <p>A function's name is the same everywhere: class, {@code @Funq} name, {@code events/}, OpenAPI's {@code x-function}
 * and the infrastructure. What it is called with, and what it answers, stands in {@code lineclear/openapi.yaml}.
 */
package lineclear.function;
