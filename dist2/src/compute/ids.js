/**
 * Ids of what accounts have. AWS's long ids begin with a zero.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
/** A new id like `vpc-0123456789abcdef0`: the prefix and 17 hex digits. */
export function generateId(prefix, random) {
    return `${prefix}-0${random(8).toString('hex')}`;
}
