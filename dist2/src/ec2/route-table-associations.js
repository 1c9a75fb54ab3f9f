import { notFound } from './errors.js';
/** Throws InvalidAssociationID.NotFound. */
export async function findAssociation(records, id) {
    for (const table of await records.all('routeTable')) {
        const association = table.associations.find(({ associationId }) => associationId === id);
        if (association !== undefined)
            return { table, association };
    }
    throw notFound('InvalidAssociationID.NotFound', `The association ID '${id}'`);
}
