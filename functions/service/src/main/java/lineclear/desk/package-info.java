/**
 * The pages, as they lie in the artifact under {@code lineclear/desk/}, and what a browser must be told with them. It
 * knows nothing of the rules, the table or HTTP's triggers; the function {@code desk} answers with it.
 */
package lineclear.desk;
