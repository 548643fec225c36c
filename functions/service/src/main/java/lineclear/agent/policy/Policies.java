package lineclear.agent.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The policies of a deployment, one of which new agents get unless they are registered under another. */
public final class Policies {
    private final Map<String, Policy> byName = new TreeMap<>();
    private final Policy standard;

    /**
     * @throws IllegalArgumentException when the default is not among them; the message names the key and the choices
     */
    public Policies(List<Policy> policies, String defaultName) {
        policies.forEach(policy -> byName.put(policy.name(), policy));
        Policy named = byName.get(defaultName);
        if (named == null) {
            throw new IllegalArgumentException(
                    "lineclear.default-policy is '" + defaultName + "'; it must be one of " + byName.keySet());
        }
        standard = named;
    }

    public Policy standard() {
        return standard;
    }

    public Optional<Policy> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The policy of a stored record, by the name that it keeps; the default one when the deployment no longer has that,
     * so that its agents can be shown, freed and registered anew.
     */
    public Policy orStandard(String name) {
        return named(name).orElse(standard);
    }

    public Set<String> names() {
        return byName.keySet();
    }
}
