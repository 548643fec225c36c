package lineclear.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Identity;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Record;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import lineclear.function.ContactEvent;
import lineclear.function.Reconcile;
import lineclear.inquiry.ReconcileReport;

/**
 * What a native binary must be able to read and write as JSON. Most of it Quarkus finds by itself, from the functions'
 * signatures; here stands all of it, so that nothing depends on what is indexed. Without {@link FunctionError} a
 * function that throws answers nothing and hangs until Lambda's time-out (Quarkus 3.34.2).
 */
@RegisterForReflection(
        targets = {
            FunctionError.class,
            APIGatewayV2HTTPEvent.class,
            APIGatewayV2HTTPEvent.RequestContext.class,
            APIGatewayV2HTTPEvent.RequestContext.Authorizer.class,
            APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.class,
            APIGatewayV2HTTPEvent.RequestContext.CognitoIdentity.class,
            APIGatewayV2HTTPEvent.RequestContext.Http.class,
            APIGatewayV2HTTPEvent.RequestContext.IAM.class,
            APIGatewayV2HTTPResponse.class,
            APIGatewayV2WebSocketEvent.class,
            APIGatewayV2WebSocketEvent.RequestContext.class,
            APIGatewayV2WebSocketEvent.RequestIdentity.class,
            APIGatewayV2WebSocketResponse.class,
            DynamodbEvent.class,
            DynamodbEvent.DynamodbStreamRecord.class,
            Record.class,
            StreamRecord.class,
            AttributeValue.class,
            Identity.class,
            SQSBatchResponse.class,
            SQSBatchResponse.BatchItemFailure.class,
            SQSEvent.class,
            SQSEvent.MessageAttribute.class,
            SQSEvent.SQSMessage.class,
            StreamsEventResponse.class,
            StreamsEventResponse.BatchItemFailure.class,
            Reconcile.Order.class,
            ReconcileReport.class,
            ContactEvent.Report.class
        })
final class NativeReflection {
    private NativeReflection() {}
}
