/**
 * What keeps open pages true: tickets that open a socket, topics that a socket may watch, and the delivery of frames to
 * connections. It knows neither agents nor the table.
 *
 * <p>Sources, on docs.aws.amazon.com/apigateway/latest/developerguide: apigateway-websocket-api-overview,
 * apigateway-how-to-call-websocket-api-connections, apigateway-execution-service-websocket-limits-table.
 */
package lineclear.push;
