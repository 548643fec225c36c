package lineclear.agent.record;

import org.jspecify.annotations.Nullable;

/**
 * The customer of a session.
 *
 * @param id the caller's id for them
 * @param name null when not told; never logged
 * @param doing what they are busy with while the agent is held ("adding-funds"); null when not told
 */
public record Customer(String id, @Nullable String name, @Nullable String doing) {
    /** What a repeated reserve tells anew; what it leaves out stays. */
    public Customer updatedBy(Customer later) {
        return new Customer(id, later.name == null ? name : later.name, later.doing == null ? doing : later.doing);
    }
}
