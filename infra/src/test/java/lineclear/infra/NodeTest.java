package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NodeTest {
    @Test
    void whatCannotBeStartedIsNamed() {
        assertEquals(
                "The CDK runs in Node, and \"/no/such/node\" cannot be started: "
                        + "install Node 20 or newer, or name it with"
                        + " JSII_NODE.",
                assertThrows(WrongSetting.class, () -> Node.required(name -> "/no/such/node"))
                        .getMessage());
    }

    @Test
    @NeedsNode
    void theOneOfThisBuildStarts() {
        Node.required(System::getenv);
    }
}
