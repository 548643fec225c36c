package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.LoggedOn;
import lineclear.dynamodb.Address;
import lineclear.dynamodb.Registry;
import lineclear.word.Actor;

/** Registers an agent, or changes who they are. Touches no session. */
public class Register {
    static final String[] MEMBERS = {"name", "policy", "timeZone", "addresses", "queues", "skills"};
    static final Pattern PLATFORM = Pattern.compile("[a-z0-9-]{1,32}");
    public static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,48}");
    /**
     * As platforms write them: what may stand in a SIP or tel URI (RFC 3261, section 25.1; RFC 3966, section 3), in a
     * phone number with its separators, in an ARN. No such address has a space, or a percent sign before anything but
     * two digits.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("(?=.{1,256}$)(?:[A-Za-z0-9._~@:+/!$&'()*,;=?#\\[\\]-]|%[0-9A-Fa-f]{2})+");

    private final Registry registry;
    private final Policies policies;
    private final Answers answers;

    Register(Registry registry, Policies policies, Answers answers) {
        this.registry = registry;
        this.policies = policies;
        this.answers = answers;
    }

    @Funq("register")
    public APIGatewayV2HTTPResponse register(APIGatewayV2HTTPEvent event) {
        return answers.to("register", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Actor by = request.caller(Actor.Role.SUPERVISOR);
        Registry.Registration registration = decode(request.body(MEMBERS), this::policy);
        Registry.Registered registered = registry.register(request.agentId(), registration, by);
        return new Answers.Answer(
                registered.created() ? 201 : 200, Json.view(answers.view(Answers.granted(registered.outcome()))));
    }

    /** @param policies the policy of a name; not asked when none is named */
    static Registry.Registration decode(Body body, Function<String, Policy> policies) {
        return new Registry.Registration(
                body.requiredText("name", 64),
                Optional.ofNullable(body.id("policy")).map(policies).orElse(null),
                zone(body.matching("timeZone", ZONE), "timeZone"),
                addresses(body),
                queues(body),
                skills(body));
    }

    /**
     * @param name null when not told
     * @param member begins the sentence that says what is wrong
     */
    public static ZoneId zone(String name, String member) {
        if (name == null) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problem.invalid(member + " must be a name of the IANA time zone database, such as Europe/Oslo.");
        }
        return ZoneId.of(name);
    }

    private Policy policy(String name) {
        return policies.named(name)
                .orElseThrow(
                        () -> Problem.invalid("policy must be one of " + String.join(", ", policies.names()) + "."));
    }

    private static List<Address> addresses(Body body) {
        return body.list("addresses", 10, element -> {
            Body address = element.requiredObject(Body.ELEMENT, "platform", "value");
            return new Address(
                    address.requiredMatching("platform", PLATFORM), address.requiredMatching("value", ADDRESS));
        });
    }

    private static List<String> queues(Body body) {
        return body.list("queues", 32, element -> element.requiredId(Body.ELEMENT));
    }

    private static List<String> skills(Body body) {
        return body.list("skills", LoggedOn.MOST_SKILLS, element -> element.requiredId(Body.ELEMENT));
    }
}
