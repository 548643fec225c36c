/**
 * Amazon Connect: contact events from EventBridge, and DescribeContact, asked by plain HTTP that AWS's SDK signs.
 *
 * <p>Sources, on docs.aws.amazon.com/connect: adminguide/contact-events, APIReference/API_DescribeContact,
 * APIReference/API_Contact.
 */
package lineclear.platform.connect;
