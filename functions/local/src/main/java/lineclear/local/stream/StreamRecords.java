package lineclear.local.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamViewType;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** The SDK's stream record as the one that Lambda hands to a function. */
final class StreamRecords {
    private StreamRecords() {}

    static DynamodbStreamRecord forLambda(Record from, String streamArn) {
        DynamodbStreamRecord to = new DynamodbStreamRecord();
        to.setEventSourceARN(streamArn);
        to.setEventID(from.eventID());
        to.setEventName(from.eventNameAsString());
        to.setEventVersion(from.eventVersion());
        to.setEventSource(from.eventSource());
        to.setAwsRegion(from.awsRegion());
        to.setDynamodb(image(from.dynamodb()));
        return to;
    }

    private static StreamRecord image(software.amazon.awssdk.services.dynamodb.model.StreamRecord from) {
        StreamRecord to = new StreamRecord();
        // Whole seconds, as everywhere in DynamoDB Streams: too coarse to order by.
        to.setApproximateCreationDateTime(date(from.approximateCreationDateTime()));
        to.setSequenceNumber(from.sequenceNumber());
        to.setSizeBytes(from.sizeBytes());
        if (from.streamViewType() != null) {
            to.setStreamViewType(StreamViewType.fromValue(from.streamViewTypeAsString()));
        }
        to.setKeys(attributes(from.hasKeys() ? from.keys() : null));
        to.setNewImage(attributes(from.hasNewImage() ? from.newImage() : null));
        to.setOldImage(attributes(from.hasOldImage() ? from.oldImage() : null));
        return to;
    }

    private static Date date(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static Map<String, AttributeValue> attributes(
            Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> from) {
        if (from == null) {
            return null;
        }
        Map<String, AttributeValue> to = new LinkedHashMap<>();
        from.forEach((name, value) -> to.put(name, attribute(value)));
        return to;
    }

    static AttributeValue attribute(software.amazon.awssdk.services.dynamodb.model.AttributeValue from) {
        AttributeValue to = new AttributeValue();
        switch (from.type()) {
            case S -> to.setS(from.s());
            case N -> to.setN(from.n());
            case B -> to.setB(from.b().asByteBuffer());
            case SS -> to.setSS(from.ss());
            case NS -> to.setNS(from.ns());
            case BS -> to.setBS(each(from.bs(), SdkBytes::asByteBuffer));
            case M -> to.setM(attributes(from.m()));
            case L -> to.setL(each(from.l(), StreamRecords::attribute));
            case BOOL -> to.setBOOL(from.bool());
            case NUL -> to.setNULL(from.nul());
            default -> throw new IllegalArgumentException("Unknown attribute type: " + from);
        }
        return to;
    }

    private static <A, B> List<B> each(List<A> from, Function<A, B> mapping) {
        return from.stream().map(mapping).toList();
    }
}
