/**
 * What people read: every Markdown page of the repository. Links lead somewhere, commands say who runs them, the README
 * stays short and names every folder.
 */
package lineclear.pages;
