/**
 * What contact centres differ in, as data: the presets, their settings, and the {@link Policy} that both make. It
 * speaks in {@link lineclear.word words} only: which record a policy is applied to, and how, is
 * {@code lineclear.agent}'s.
 */
@NullMarked
package lineclear.agent.policy;

import org.jspecify.annotations.NullMarked;
