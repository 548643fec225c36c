/**
 * The whole service as one CloudFormation stack, written with the CDK. What the service itself says is read from it and
 * never copied: the table from {@code TableDefinition}, routes and scopes from {@code openapi.yaml}, metrics from
 * {@code Metric}, the number of shards from {@code Overdue}. {@link lineclear.infra.FunctionEntry} is the one list of
 * what is deployed.
 */
package lineclear.infra;
