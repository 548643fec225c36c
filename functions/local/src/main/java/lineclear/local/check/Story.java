package lineclear.local.check;

import java.util.List;
import lineclear.word.Channel;

/**
 * What happens to one call.
 *
 * @param name of the sample that tells it from the others
 * @param reserved whether a customer was given the agent first; else it is a call of the agent's own
 * @param steps in the order in which they happen
 */
record Story(String name, Channel channel, boolean reserved, List<Sample> steps) {}
