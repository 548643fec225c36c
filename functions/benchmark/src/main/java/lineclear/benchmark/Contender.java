package lineclear.benchmark;

/** Something that takes an agent for one customer and gives them back. */
interface Contender {
    String name();

    /** Takes and gives back one agent, whom nobody else wants at that moment; throws unless both went well. */
    void cycle(int agent);
}
