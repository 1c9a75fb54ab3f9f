/**
 * Which operation a request is. The table is derived from the model: each operation is a row of
 * conditions (query literals; required query and header members where operations differ by nothing
 * else), and the row with most conditions wins. Then every sub-resource in the query must have been
 * used: what is left over is an error and never another operation, so that `DELETE /bucket?polcy`
 * deletes no bucket.
 */
import { AwsError } from './errors.js';
import { postCondition } from './exceptions.js';
import { collectParameters, createTables, } from './route-table.js';
import { checkParameters, methodNotAllowed } from './sub-resources.js';
/** The router of a service; throws if two of its operations have the same conditions. */
export function createRouter(model) {
    const tables = createTables(model);
    const parameters = collectParameters(tables.values());
    const preflight = model.operations.get('OptionsObject');
    return {
        find(method, level, request) {
            if (method === 'OPTIONS' && preflight)
                return preflight;
            const table = tables.get(`${method} ${level}`);
            const row = table && findRow(table, request);
            if (!row)
                throw noOperation(method, level);
            if (request.query.size > 0)
                checkParameters(request, row, parameters);
            return row.operation;
        },
    };
}
function noOperation(method, level) {
    if (method === 'POST' && level === 'bucket') {
        return new AwsError('PreconditionFailed', { detail: { Condition: postCondition } });
    }
    return methodNotAllowed(method, level.toUpperCase());
}
/** Rows come with most conditions first, so the first that matches wins. */
function findRow(table, request) {
    const rows = hasSelector(table, request.query) ? table.rows : table.plainRows;
    for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        if (!matches(row, request))
            continue;
        for (let j = i + 1; rows[j]?.conditions.length === row.conditions.length; j++) {
            if (ties(rows[j], row) && matches(rows[j], request)) {
                throw new AwsError('InvalidRequest');
            }
        }
        return row;
    }
    return undefined;
}
/**
 * A tie with another sub-resource is refused as that is left over; this is one that leaves nothing.
 */
function ties(other, row) {
    return other.conditions.every(({ in: place, name }) => place !== 'query' || row.uses.has(name));
}
function hasSelector(table, query) {
    if (query.size > 0) {
        for (const name of query.keys())
            if (table.selectors.has(name))
                return true;
    }
    return false;
}
function matches(row, request) {
    for (const condition of row.conditions)
        if (!holds(condition, request))
            return false;
    return true;
}
function holds({ in: place, name, value }, request) {
    if (place === 'path')
        return request.rawPath === name;
    const sent = request.query.get(name);
    if (place === 'query')
        return sent !== undefined && (value === '' || sent === value);
    // A presigner may have moved the header into the query.
    const header = request.headers[name] ?? sent;
    return header?.toLowerCase().startsWith(value) ?? false;
}
