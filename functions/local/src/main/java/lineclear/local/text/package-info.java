/** How the commands' reports are set out. Sees nothing of Lineclear. */
package lineclear.local.text;
