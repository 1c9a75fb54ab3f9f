import { parsePathPrefix, parseWord } from './bounds.js';
import { holderName } from './policy-holders.js';
/** `PolicyUsageFilter` of an input. Throws ValidationError. */
export function parseUsageFilter(text) {
    return parseWord('policyUsageFilter', text, ['PermissionsPolicy', 'PermissionsBoundary']);
}
const kindsByFilter = {
    User: ['user'],
    Role: ['role'],
    Group: ['group'],
    // The words are shared with another operation: no policy is attached to a policy.
    LocalManagedPolicy: [],
    AWSManagedPolicy: [],
};
/** Reads the filters of ListEntitiesForPolicy. Throws ValidationError. */
export function parseEntityFilter(input) {
    const word = parseWord('entityFilter', input.EntityFilter, Object.keys(kindsByFilter));
    return {
        kinds: word === undefined ? ['group', 'role', 'user'] : (kindsByFilter[word] ?? []),
        pathPrefix: parsePathPrefix(input.PathPrefix),
        use: parseUsageFilter(input.PolicyUsageFilter),
    };
}
/** All who have the policy of this ARN. */
export async function entitiesWith(records, arn, { kinds, pathPrefix, use }) {
    const has = (holder) => {
        const isBoundary = 'boundary' in holder && holder.boundary === arn;
        if (use === 'PermissionsBoundary')
            return isBoundary;
        return holder.attached.includes(arn) || (use === undefined && isBoundary);
    };
    const found = [];
    for (const kind of kinds) {
        for (const holder of await records.all(kind)) {
            if (!has(holder) || !holder.path.startsWith(pathPrefix))
                continue;
            found.push({ kind, name: holderName(holder), id: holderId(holder) });
        }
    }
    return found;
}
function holderId(holder) {
    if ('roleId' in holder)
        return holder.roleId;
    return 'userId' in holder ? holder.userId : holder.groupId;
}
