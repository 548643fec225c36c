/** What the vendors' pages say, sentence by sentence, and what Lineclear does otherwise on purpose: each is a test. */
package lineclear.agent.sentences;
