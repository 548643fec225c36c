/**
 * What a run of reconcile does, step by step: which records are watched and what of them is due, the questions to the
 * phone platforms, and the repairs. The questions are those of verify, clear and late events, too.
 */
package lineclear.inquiry;
