package lineclear.word;

/** Who of the two writes in a conversation. */
public enum Side implements Word {
    CUSTOMER,
    AGENT
}
