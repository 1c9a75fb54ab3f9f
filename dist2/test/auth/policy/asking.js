/** Short ways to ask the evaluator in tests. */
import { compilePolicy } from '../../../src/auth/policy/compile.js';
import { parsePolicy } from '../../../src/auth/policy/parse.js';
/** The account that owns what is asked for, and another. */
export const account = '111122223333';
export const otherAccount = '444455556666';
/** Bob. */
export const bob = {
    type: 'user',
    account,
    arn: `arn:aws:iam::${account}:user/bob`,
    uniqueId: 'AIDABOBBOBBOB',
};
/** A session of the role `work`. */
export const session = {
    type: 'role',
    account,
    arn: `arn:aws:sts::${account}:assumed-role/shift/day`,
    roleArn: `arn:aws:iam::${account}:role/shift`,
    uniqueId: 'AROAWORKWORK',
};
/** A session that Bob got by GetFederationToken. */
export const federatedUser = {
    type: 'federatedUser',
    account,
    arn: `arn:aws:sts::${account}:federated-user/eve`,
    userArn: `arn:aws:iam::${account}:user/bob`,
    uniqueId: 'AIDABOBBOBBOB',
};
/** The root user. */
export const root = {
    type: 'root',
    account,
    arn: `arn:aws:iam::${account}:root`,
};
/** A policy of these statements. */
export function policy(kind, ...statements) {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    return compilePolicy(parsePolicy(text, kind));
}
/** Bob wants to read an object of his account, if nothing else is said. */
export function request({ context = {}, policies = {}, ...rest }) {
    const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()]));
    return {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::data/key',
        principal: bob,
        resourceAccount: account,
        context: (key) => values.get(key),
        policies: { scps: [], identity: [], ...policies },
        ...rest,
    };
}
