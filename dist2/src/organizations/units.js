import { limits } from '../limits.js';
import { unitArn } from './arns.js';
import { refusal } from './errors.js';
import { parseText } from './inputs.js';
import { policyTypesOutput } from './policies.js';
/** Throws InvalidInputException. */
export function parseUnitName(name) {
    return parseText('Name', name, { min: 1, max: limits.unitNameMax });
}
/** Throws DuplicateOrganizationalUnitException if another unit of the parent has the name. */
export function requireFreeUnitName(units, { parent, name, id }) {
    if (units.some((unit) => unit.parent === parent && unit.name === name && unit.id !== id)) {
        throw refusal('DuplicateOrganizationalUnitException');
    }
}
/** The root of an id; throws RootNotFoundException. */
export async function existingRoot(records, rootId) {
    const root = await records.get('organizationalUnit', rootId);
    if (root === undefined)
        throw refusal('RootNotFoundException');
    return root;
}
/** A unit as AWS shows it. */
export function unitOutput(organization, { id, name }) {
    return { Id: id, Arn: unitArn(organization, id), Name: name };
}
/** The root as AWS shows it. */
export function rootOutput(organization, root) {
    return { ...unitOutput(organization, root), PolicyTypes: policyTypesOutput(organization) };
}
