package lineclear.benchmark;

/** Something that is done again and again and measured. */
interface Contender {
    String name();

    /** Does it once, with an agent whom nobody else wants at that moment; throws unless it went well. */
    void cycle(int agent);
}
