package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineclear.word.Actor;
import lineclear.word.Id;
import lineclear.word.Word;

/**
 * Who calls, by the claims of a token that the gateway has checked.
 *
 * @param ownAgentId whose record an agent may touch; null when the token names none
 * @param until the end of the token; empty when it does not say
 */
public record Caller(Set<Actor.Role> roles, String subject, String ownAgentId, Optional<Instant> until) {
    private static final int LONGEST_SUBJECT = 64;

    private static Optional<Map<String, String>> claims(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims);
    }

    static boolean carriesToken(APIGatewayV2HTTPEvent event) {
        return claims(event).isPresent();
    }

    static Caller of(APIGatewayV2HTTPEvent event) {
        Map<String, String> claims = claims(event)
                .orElseThrow(() -> Problem.of(
                        ProblemType.UNAUTHORIZED, "The request carries no token. Send Authorization: Bearer <token>."));
        Set<Actor.Role> roles = EnumSet.noneOf(Actor.Role.class);
        // API Gateway writes a claim that is a list as "[a b]".
        for (String scope : claims.getOrDefault("scope", "").split("[\\[\\],\\s]+")) {
            Word.parse(Actor.Role.class, scope).ifPresent(roles::add);
        }
        return new Caller(roles, claims.get("sub"), claims.get("agent_id"), until(claims.get("exp")));
    }

    /** Seconds since 1970, which API Gateway writes as text. */
    private static Optional<Instant> until(String exp) {
        return Optional.ofNullable(exp)
                .filter(seconds -> seconds.matches("[0-9]{1,11}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    /** Null when there is none, or one that is too long to be kept. */
    public String shortSubject() {
        return subject == null || subject.length() > LONGEST_SUBJECT ? null : subject;
    }

    /**
     * The caller as one of the roles that may do this; an agent only to their own record.
     *
     * @throws Problem forbidden
     */
    public Actor as(String agentId, Actor.Role... permitted) {
        for (Actor.Role role : permitted) {
            boolean own = role != Actor.Role.AGENT || (agentId != null && agentId.equals(ownAgentId));
            if (roles.contains(role) && own) {
                return new Actor(role, shortSubject());
            }
        }
        throw refused(agentId, permitted);
    }

    /**
     * The same, whatever it is about; an agent must say who they are.
     *
     * @throws Problem forbidden
     */
    public Actor asAny(Actor.Role... permitted) {
        return as(ownAgentId != null && Id.is(ownAgentId) ? ownAgentId : null, permitted);
    }

    private static Problem refused(String agentId, Actor.Role... permitted) {
        StringBuilder who = new StringBuilder();
        for (Actor.Role role : permitted) {
            String whose = agentId == null ? "agent with an agent_id" : "agent with agent_id " + agentId;
            who.append(who.isEmpty() ? "" : " or ").append(role == Actor.Role.AGENT ? whose : role.word());
        }
        return Problem.of(ProblemType.FORBIDDEN, "This needs a token with scope " + who + ".");
    }
}
