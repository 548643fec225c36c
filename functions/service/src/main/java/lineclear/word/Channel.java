package lineclear.word;

/** The way a customer reaches an agent. */
public enum Channel implements Word {
    VOICE,
    CHAT,
    EMAIL,
    SOCIAL
}
