/**
 * Amazon Connect: contact events from EventBridge, and DescribeContact. The only platform that sees the AWS SDK, and of
 * it only what signs a request (SigV4) and finds credentials; a service client of its own would be as large as the
 * rest.
 *
 * <p>Sources, on docs.aws.amazon.com/connect: adminguide/contact-events, APIReference/API_DescribeContact,
 * APIReference/API_Contact.
 */
package lineclear.platform.connect;
