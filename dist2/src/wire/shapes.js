/**
 * Our own picture of an AWS service: what an operation's request and answer look like, free of the
 * SDK's way of writing it down. A shape says what a value is; a member says where that value
 * travels.
 */
/** A member's name in EC2's requests, from the one in its answers: `instanceId`, `InstanceId`. */
export function ec2Name(name) {
    return name.charAt(0).toUpperCase() + name.slice(1);
}
