/**
 * The host in the cloud. One artifact serves every function: {@code QUARKUS_FUNQY_EXPORT} says at run time which one,
 * the handler is always {@code io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest}.
 */
package lineclear.lambda;
