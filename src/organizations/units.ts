/** The root and the units, as Organizations names and shows them. */
import type { Organization, OrganizationalUnit } from '../accounts/entities.ts'
import type { EntityReader } from '../accounts/store.ts'
import { limits } from '../limits.ts'
import { unitArn } from './arns.ts'
import { refusal } from './errors.ts'
import { parseText } from './inputs.ts'
import { policyTypesOutput } from './policies.ts'

/** Throws InvalidInputException. */
export function parseUnitName(name: string | undefined): string {
  return parseText('Name', name, { min: 1, max: limits.unitNameMax })
}

/** Throws DuplicateOrganizationalUnitException if another unit of the parent has the name. */
export function requireFreeUnitName(
  units: readonly OrganizationalUnit[],
  { parent, name, id }: Pick<OrganizationalUnit, 'parent' | 'name'> & { readonly id?: string },
): void {
  if (units.some((unit) => unit.parent === parent && unit.name === name && unit.id !== id)) {
    throw refusal('DuplicateOrganizationalUnitException')
  }
}

/** The root of an id; throws RootNotFoundException. */
export async function existingRoot(
  records: EntityReader,
  rootId: string,
): Promise<OrganizationalUnit> {
  const root = await records.get('organizationalUnit', rootId)
  if (root === undefined) throw refusal('RootNotFoundException')
  return root
}

/** A unit as AWS shows it. */
export function unitOutput(organization: Organization, { id, name }: OrganizationalUnit) {
  return { Id: id, Arn: unitArn(organization, id), Name: name }
}

/** The root as AWS shows it. */
export function rootOutput(organization: Organization, root: OrganizationalUnit) {
  return { ...unitOutput(organization, root), PolicyTypes: policyTypesOutput(organization) }
}
