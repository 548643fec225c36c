package lineclear.dynamodb.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * Shuffles every map in every answer and in every refusal, and the items of a batch: DynamoDB promises no order of
 * either. The same in every run, as long as the requests come one after the other.
 */
public final class Unordered implements ExecutionInterceptor {
    private static final long SEED = 20_261_124;
    private static final AtomicLong ANSWERS = new AtomicLong();

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        return (SdkResponse) new Shuffle(context.response() instanceof BatchGetItemResponse).of(context.response());
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable fault = context.exception();
        return fault instanceof SdkPojo ? (Throwable) new Shuffle(false).of(fault) : fault;
    }

    /** One answer's shuffle. */
    static final class Shuffle {
        private final Random random = new Random(SEED + ANSWERS.getAndIncrement());
        private final boolean listsToo;

        /** @param listsToo whether the order of the answer's own lists means nothing either */
        Shuffle(boolean listsToo) {
            this.listsToo = listsToo;
        }

        Object of(Object value) {
            if (value instanceof SdkAutoConstructMap || value instanceof SdkAutoConstructList) {
                return value; // nothing was sent
            } else if (value instanceof Map<?, ?> map) {
                return map(map);
            } else if (value instanceof List<?> list) {
                List<Object> all = new ArrayList<>(list.stream().map(this::of).toList());
                if (listsToo && !list.isEmpty() && list.get(0) instanceof Map) {
                    Collections.shuffle(all, random);
                }
                return all;
            } else if (value instanceof ToCopyableBuilder<?, ?> copyable && value instanceof SdkPojo pojo) {
                return pojo(pojo, copyable.toBuilder());
            }
            return value;
        }

        private Map<Object, Object> map(Map<?, ?> map) {
            List<Object> names = new ArrayList<>(map.keySet());
            Collections.shuffle(names, random);
            Map<Object, Object> shuffled = new LinkedHashMap<>();
            names.forEach(name -> shuffled.put(name, of(map.get(name))));
            return shuffled;
        }

        private Object pojo(SdkPojo pojo, SdkBuilder<?, ?> builder) {
            for (SdkField<?> field : pojo.sdkFields()) {
                Object value = field.getValueOrDefault(pojo);
                if (value instanceof Map || value instanceof List || value instanceof SdkPojo) {
                    field.set(builder, of(value));
                }
            }
            return builder.build();
        }
    }
}
