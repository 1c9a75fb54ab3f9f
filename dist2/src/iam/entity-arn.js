import { groupArn, roleArn, userArn } from './arns.js';
import { parseLength } from './bounds.js';
import { invalidInput, noSuchEntity } from './errors.js';
const entityArn = /^arn:aws:iam::(\d{12}):(user|group|role)(\/(?:[\x21-\x7e]*\/)?)([\w+=,.@-]+)$/;
/** The parts of the ARN of a user, a group or a role. Throws ValidationError, InvalidInput. */
export function parseEntityArn(member, text) {
    const arn = parseLength(member, text, [20, 2048]);
    const [, account = '', type = '', path = '', name = ''] = entityArn.exec(arn) ?? [];
    if (name === '') {
        throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
    }
    return { arn, account, type: type, path, name };
}
/**
 * What an ARN names, which must have names in their own case: policies compare it as it is. Throws
 * NoSuchEntity, and what `parseEntityArn` throws.
 */
export async function existingEntity(records, account, { member, arn: text }) {
    const parsed = parseEntityArn(member, text);
    const holder = parsed.account === account ? await records.get(parsed.type, parsed.name) : undefined;
    const found = holder && entityOf(account, holder);
    if (found?.arn === parsed.arn)
        return found;
    throw noSuchEntity(`The ${parsed.type} with name ${parsed.name}`);
}
/** What identifies a user, a group or a role. */
export function entityOf(account, holder) {
    const { path } = holder;
    if ('userName' in holder) {
        const { userName: name, userId: id } = holder;
        return { type: 'user', arn: userArn(account, path, name), name, path, id, holder };
    }
    if ('groupName' in holder) {
        const { groupName: name, groupId: id } = holder;
        return { type: 'group', arn: groupArn(account, path, name), name, path, id, holder };
    }
    const { roleName: name, roleId: id } = holder;
    return { type: 'role', arn: roleArn(account, path, name), name, path, id, holder };
}
