/** What the rules say as JSON, written out by hand: no reflection, and every member in its documented place. */
package lineclear.json;
