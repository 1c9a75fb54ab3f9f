import { filtered } from './filters.js';
import { page, requireNoPage } from './pages.js';
import { existing, resourceTypes } from './resources.js';
/** A page of what an account has of a kind. Throws Invalid….NotFound, and what pages throw. */
export async function list({ records, account }, request, { type, idsParameter, filters, idOf }) {
    const ids = [...new Set(request.ids)];
    if (ids.length > 0)
        requireNoPage(request, idsParameter);
    const found = ids.length > 0
        ? await Promise.all(ids.map((id) => existing(records, type, id)))
        : await allOf(records, type);
    const owned = found.map((entity) => ({ ...entity, owner: account }));
    return page(filtered(owned, request.Filters, filters), request, idOf);
}
async function allOf(records, type) {
    const kind = resourceTypes.get(type)?.kind;
    return (await records.all(kind));
}
