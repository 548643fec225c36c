package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import lineclear.dynamodb.Address;
import lineclear.dynamodb.AddressBook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a platform calls an agent can be registered. */
class AddressesTest {
    private final Workbench workbench = new Workbench();

    private Workbench.Answer register(String address) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", "Ada");
        body.putArray("addresses").addObject().put("platform", "vonage").put("value", address);
        return workbench.call("PUT /agents/{agentId}", "a-1", "supervisor", body.toString());
    }

    /**
     * The examples of RFC 3261 (19.1.3), of RFC 3966 (6), of Vonage's "NCCO reference" and of Amazon Connect's ARNs.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:alice@atlanta.com",
                "sip:alice:secretword@atlanta.com;transport=tcp",
                "sips:alice@atlanta.com?subject=project%20x&priority=urgent",
                "sip:+1-212-555-1212:1234@gateway.com;user=phone",
                "sip:alice@192.0.2.4",
                "sip:alice@[2001:db8::10]:5061",
                "sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com",
                "sip:alice;day=tuesday@atlanta.com",
                "tel:+1-201-555-0123",
                "tel:7042;phone-context=example.com",
                "tel:863-1234;phone-context=+1-914-555",
                "+1(201)555.0123",
                "*21#",
                "sip:rebekka@sip.example.com;transport=tls;media=srtp",
                "client:jamie",
                "arn:aws:connect:eu-west-1:111122223333:instance/0f1e2d3c/agent/17171717"
            })
    void whatAPlatformCallsAnAgentIsAnAddress(String address) {
        assertEquals(201, register(address).status());
        assertEquals(
                Optional.of("a-1"),
                new AddressBook(workbench.client, "lineclear").agentAt(new Address("vonage", address)));
    }

    /** A space is {@code %20} in an address; brackets and quotes stand around one, not in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "sip:alice smith@atlanta.com",
                "+15550100017 ",
                "sip:alice%4@atlanta.com",
                "100%",
                "<sip:alice@atlanta.com>",
                "\"Alice\" <sip:alice@atlanta.com>",
                "sip:älice@atlanta.com",
                "a\nb"
            })
    void whatNoAddressHasIsRefused(String address) {
        assertEquals("invalid-request", register(address).code());
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 257})
    void anAddressHasUpTo256Characters(int length) {
        assertEquals(
                length == 256 ? 201 : 400,
                register("%41".repeat(85) + "a".repeat(length - 255)).status());
    }
}
