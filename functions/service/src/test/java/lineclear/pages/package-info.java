/**
 * What people read: every Markdown page of the repository. Links lead somewhere, commands say who runs them, the README
 * stays short and names every folder. And the sources as texts: how long their lines are, which tests are left out of
 * the quick ones.
 */
package lineclear.pages;
