/** What ties a route table to a subnet, or to all of its VPC that have none of their own. */
import type { RouteTable, RouteTableAssociation } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { notFound } from '../errors.ts'

/** An association, and the route table that has it. */
export interface FoundTable {
  readonly table: RouteTable
  readonly association: RouteTableAssociation
}

/** Throws InvalidAssociationID.NotFound. */
export async function findAssociation(
  records: ComputeReader,
  id: string | undefined,
): Promise<FoundTable> {
  for (const table of await records.all('routeTable')) {
    const association = table.associations.find(({ associationId }) => associationId === id)
    if (association !== undefined) return { table, association }
  }
  throw notFound('InvalidAssociationID.NotFound', `The association ID '${id}'`)
}
