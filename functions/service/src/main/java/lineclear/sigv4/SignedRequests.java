package lineclear.sigv4;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests to one AWS service in one region. */
public final class SignedRequests {
    /** java.net.http sets these itself, and refuses them from anybody else. */
    private static final Set<String> SET_BY_THE_CLIENT = caseless("host", "content-length", "connection", "expect");

    private final String service;
    private final String region;
    private final URI endpoint;
    private final AwsCredentialsProvider credentials;
    private final Clock clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /** @param service as it is called in signatures */
    public SignedRequests(
            String service, String region, URI endpoint, AwsCredentialsProvider credentials, Clock clock) {
        this.service = service;
        this.region = region;
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Signed with the process's own credentials. */
    public static SignedRequests to(String service, String region, URI endpoint, Clock clock) {
        return new SignedRequests(
                service, region, endpoint, DefaultCredentialsProvider.builder().build(), clock);
    }

    private static Set<String> caseless(String... names) {
        Set<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        caseless.addAll(Set.of(names));
        return caseless;
    }

    /**
     * @param path resolved against the endpoint
     * @throws SdkException when there are no credentials
     */
    public HttpRequest get(String path) {
        return signed(SdkHttpMethod.GET, endpoint.resolve(path), Map.of(), Optional.empty());
    }

    /**
     * @param path appended to the endpoint's own, its percent signs in order
     * @throws SdkException when there are no credentials
     */
    public HttpRequest post(String path, String json) {
        return signed(
                SdkHttpMethod.POST,
                URI.create(endpoint + path),
                Map.of("content-type", "application/json"),
                Optional.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * One action of a service that takes AWS's JSON protocol, posted to the endpoint.
     *
     * @param target service and action, such as {@code AmazonSQS.SendMessage}
     * @throws SdkException when there are no credentials
     */
    public HttpRequest action(String target, String json) {
        return signed(
                SdkHttpMethod.POST,
                endpoint,
                Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", target),
                Optional.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpRequest signed(SdkHttpMethod method, URI uri, Map<String, String> headers, Optional<byte[]> body) {
        AwsCredentialsIdentity identity = credentials.resolveCredentials();
        SdkHttpFullRequest.Builder plain =
                SdkHttpFullRequest.builder().method(method).uri(uri).putHeader("accept", "application/json");
        headers.forEach(plain::putHeader);
        SignRequest.Builder<AwsCredentialsIdentity> request = SignRequest.builder(identity)
                .request(plain.build())
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock);
        body.ifPresent(bytes -> request.payload(ContentStreamProvider.fromByteArray(bytes)));
        SdkHttpRequest signed = signer.sign(request.build()).request();
        HttpRequest.Builder sent = HttpRequest.newBuilder(signed.getUri());
        signed.headers().forEach((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name)) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        return sent.method(method.name(), body.map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody))
                .build();
    }
}
