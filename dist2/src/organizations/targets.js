import { idPatterns } from '../accounts/organization-ids.js';
import { targetArn } from './arns.js';
import { refusal } from './errors.js';
import { parseId } from './inputs.js';
const targetKinds = ['root', 'unit', 'account'];
/** What may be above a unit or an account. */
export const parentKinds = ['root', 'unit'];
/** The root, unit or account of an id. */
export async function findTarget(records, id) {
    if (idPatterns.account.test(id)) {
        const entity = await records.get('account', id);
        return entity && { type: 'ACCOUNT', entity };
    }
    const entity = await records.get('organizationalUnit', id);
    if (entity === undefined)
        return undefined;
    return { type: entity.parent === undefined ? 'ROOT' : 'ORGANIZATIONAL_UNIT', entity };
}
/** The id of a root, unit or account. Throws InvalidInputException. */
export function parseTargetId(id) {
    return parseId(id, targetKinds);
}
/** Throws InvalidInputException for what is no such id, TargetNotFoundException. */
export async function existingTarget(records, id) {
    const target = await findTarget(records, parseTargetId(id));
    if (target === undefined)
        throw refusal('TargetNotFoundException');
    return target;
}
/** Writes a root, unit or account down with other policies or tags. */
export function putTarget(records, { type, entity }, changes) {
    if (type === 'ACCOUNT')
        records.put('account', entity.id, { ...entity, ...changes });
    else
        records.put('organizationalUnit', entity.id, { ...entity, ...changes });
}
/** Throws InvalidInputException, AccountNotFoundException. */
export async function existingAccount(records, id) {
    const account = await records.get('account', parseId(id, ['account']));
    if (account === undefined)
        throw refusal('AccountNotFoundException');
    return account;
}
/** Throws InvalidInputException, OrganizationalUnitNotFoundException. */
export async function existingUnit(records, id) {
    const unitId = parseId(id, ['unit']);
    const unit = await records.get('organizationalUnit', unitId);
    if (unit === undefined)
        throw refusal('OrganizationalUnitNotFoundException');
    return unit;
}
/** A root or unit; throws InvalidInputException, ParentNotFoundException. */
export async function existingParent(records, id) {
    const parent = await records.get('organizationalUnit', parseId(id, parentKinds));
    if (parent === undefined)
        throw refusal('ParentNotFoundException');
    return parent;
}
/** All roots, units and accounts. */
export async function allTargets(records) {
    const units = await records.all('organizationalUnit');
    const accounts = await records.all('account');
    return [
        ...units.map((entity) => {
            return { type: entity.parent === undefined ? 'ROOT' : 'ORGANIZATIONAL_UNIT', entity };
        }),
        ...accounts.map((entity) => ({ type: 'ACCOUNT', entity })),
    ];
}
/** What a permission about a root, unit or account is for, with its tags. */
export async function targetResource({ organization, records }, id) {
    if (id === undefined)
        return { arn: '*' };
    const arn = targetArn(organization, id);
    const tags = (await findTarget(records, id))?.entity.tags;
    return tags === undefined ? { arn } : { arn, tags };
}
/** A root, unit or account as lists of what a policy binds show it. */
export function targetOutput(organization, { type, entity }) {
    const { id, name } = entity;
    return { TargetId: id, Arn: targetArn(organization, id), Name: name, Type: type };
}
