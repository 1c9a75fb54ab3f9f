import { newSessionPair } from './session-token.js';
const unlimited = { policies: [], policyArns: [], tags: {}, transitiveTagKeys: [] };
/** Makes a session; it is good for nothing before it is sealed (`Accounts.sealSession`). */
export function newSession({ now, random }, { seconds, ...wanted }) {
    return {
        ...newSessionPair(random, wanted.account),
        ...unlimited,
        ...wanted,
        issuedAt: now,
        expiresAt: now + seconds * 1000,
    };
}
/** Who a session of a role is, named as AssumeRole does. */
export function roleIdentity({ account, arn: roleArn, role }, name) {
    return {
        kind: 'assumed-role',
        account,
        arn: `arn:aws:sts::${account}:assumed-role/${role.roleName}/${name}`,
        uniqueId: `${role.roleId}:${name}`,
        principal: { type: 'role', id: role.roleId, arn: roleArn },
    };
}
