package lineclear.platform.connect;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lineclear.platform.settings.Environment;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Requests to Amazon Connect's API in one region, signed by the SDK's Signature Version 4 with the process's
 * credentials.
 */
final class SignedRequests {
    /** java.net.http sets these itself, and refuses them from anybody else. */
    private static final Set<String> SET_BY_THE_CLIENT = caseless("host", "content-length", "connection", "expect");

    private final String region;
    private final URI endpoint;
    private final AwsCredentialsProvider credentials;
    private final Clock clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    SignedRequests(String region, URI endpoint, AwsCredentialsProvider credentials, Clock clock) {
        this.region = region;
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.clock = clock;
    }

    static SignedRequests in(String region, Optional<URI> endpoint, Environment surroundings) {
        String usual =
                "https://connect." + region + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
        return new SignedRequests(
                region,
                endpoint.orElse(URI.create(usual)),
                DefaultCredentialsProvider.builder().build(),
                surroundings.clock());
    }

    private static Set<String> caseless(String... names) {
        Set<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        caseless.addAll(Set.of(names));
        return caseless;
    }

    /** @throws software.amazon.awssdk.core.exception.SdkException when there are no credentials */
    HttpRequest get(String path) {
        AwsCredentialsIdentity identity = credentials.resolveCredentials();
        SdkHttpRequest plain = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(endpoint.resolve(path))
                .putHeader("accept", "application/json")
                .build();
        SdkHttpRequest signed = signer.sign(request -> request.identity(identity)
                        .request(plain)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "connect")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
        HttpRequest.Builder request = HttpRequest.newBuilder(signed.getUri());
        signed.headers().forEach((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }
}
