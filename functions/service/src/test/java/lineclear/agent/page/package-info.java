/** What writes {@code POLICIES.md} and the table of words from the rules, and what fails when they are stale. */
package lineclear.agent.page;
