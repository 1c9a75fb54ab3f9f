import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { groupArn, roleArn, userArn } from './arns.js';
import { noSuchEntity } from './errors.js';
import { isName, parseName } from './names.js';
const arnOf = { user: userArn, group: groupArn, role: roleArn };
/** The holder of a name; throws ValidationError, NoSuchEntity. */
export async function existingHolder(records, { kind, name }) {
    const wanted = parseName(`${kind}Name`, name, limits.existingNameMax);
    const found = await records.get(kind, wanted);
    if (found === undefined)
        throw noSuchEntity(`The ${kind} with name ${wanted}`);
    return found;
}
/** Its own name, in the case it was made with. */
export function holderName(holder) {
    if ('roleName' in holder)
        return holder.roleName;
    return 'userName' in holder ? holder.userName : holder.groupName;
}
/**
 * Changes a holder's policies. Throws NoSuchEntity, UnmodifiableEntity, and what `edit` throws;
 * what `edit` leaves out stays.
 */
export async function changePolicies(records, named, edit) {
    const holder = await existingHolder(records, named);
    requireModifiable(holder);
    records.put(named.kind, holderName(holder), { ...holder, ...edit(holder) });
}
/** Throws UnmodifiableEntity for a role that belongs to a service. */
export function requireModifiable(holder) {
    if (!('linkedService' in holder))
        return;
    throw new AwsError('UnmodifiableEntity', {
        status: 400,
        message: `Cannot perform the operation on the protected role '${holderName(holder)}' - ` +
            'this role is only modifiable by AWS',
    });
}
/** The holder with its tags and its boundary, for authorization; a name alone if there is none. */
export async function holderResource({ account, entities }, { kind, name = '' }) {
    const holder = isName(name) ? await entities.get(kind, name) : undefined;
    if (holder === undefined)
        return { arn: arnOf[kind](account, '/', name) };
    const arn = arnOf[kind](account, holder.path, holderName(holder));
    if ('groupName' in holder)
        return { arn };
    const { tags, boundary } = holder;
    return { arn, tags, conditions: { 'iam:PermissionsBoundary': boundary } };
}
/** `holderResource` of the user that an input names. */
export function userHolder(context) {
    return holderResource(context, { kind: 'user', name: context.input.UserName });
}
/** `holderResource` of the group that an input names. */
export function groupHolder(context) {
    return holderResource(context, { kind: 'group', name: context.input.GroupName });
}
/** `holderResource` of the role that an input names. */
export function roleHolder(context) {
    return holderResource(context, { kind: 'role', name: context.input.RoleName });
}
