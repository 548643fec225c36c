/**
 * The rules tried out: every record that they can reach, every command from each of them, and what must hold after
 * every step. {@link lineclear.agent.model.Mutant Mutants} show that a broken rule would be found; random days go
 * further than the exploration does.
 */
package lineclear.agent.model;
