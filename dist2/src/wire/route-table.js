/** The rows that the router chooses from, derived from a service's model. */
import { routeHeaders, routeLiterals, subResources } from './exceptions.js';
/** Tables by method and level, like `GET bucket`. Throws if two operations cannot be told apart. */
export function createTables(model) {
    const places = groupBy(model.operations.values(), placeOf);
    const tables = new Map();
    for (const [place, operations] of places) {
        const rows = [];
        for (const group of groupBy(operations, ({ query }) => JSON.stringify(query)).values()) {
            for (const operation of group)
                rows.push(createRow(operation, place, group));
        }
        checkDistinct(rows);
        rows.sort((a, b) => b.conditions.length - a.conditions.length);
        tables.set(place, {
            rows,
            plainRows: rows.filter(({ conditions }) => conditions.every((each) => each.in !== 'query')),
            selectors: new Set(rows.flatMap(({ conditions }) => namesInQuery(conditions))),
        });
    }
    return tables;
}
/**
 * The schema leaves `{Bucket}` out of its paths: an operation on a bucket requires it in its input.
 */
function placeOf(operation) {
    const hasBucket = operation.input?.members.some(({ name, binding }) => name === 'Bucket' && binding.in === 'label');
    let level = hasBucket || operation.path !== '/' ? 'bucket' : 'service';
    if (operation.path.includes('{Key'))
        level = 'object';
    return `${operation.method} ${level}`;
}
function createRow(operation, place, group) {
    const members = operation.input?.members ?? [];
    const conditions = operation.query.map(([name, value]) => condition('query', name, value));
    // Literals that name one operation alone are enough: the decoder misses what else is required.
    if (group.length > 1 || conditions.length === 0) {
        for (const { required, binding } of members) {
            if (!required || (binding.in !== 'query' && binding.in !== 'header'))
                continue;
            const { name } = binding;
            conditions.push(condition(binding.in, binding.in === 'header' ? name.toLowerCase() : name));
        }
    }
    const literal = routeLiterals[operation.name];
    if (literal)
        conditions.push(condition('query', ...literal));
    const header = routeHeaders[operation.name];
    if (header)
        conditions.push(condition('header', ...header));
    const path = operation.path;
    if (path !== '/' && !path.includes('{'))
        conditions.push(condition('path', path));
    const read = members.flatMap(({ binding }) => (binding.in === 'query' ? [binding.name] : []));
    return { operation, conditions, place, uses: new Set([...read, ...namesInQuery(conditions)]) };
}
function condition(place, name, value = '') {
    return { in: place, name, value };
}
function namesInQuery(conditions) {
    return conditions.filter((each) => each.in === 'query').map(({ name }) => name);
}
function checkDistinct(rows) {
    const seen = new Map();
    for (const { operation, conditions } of rows) {
        const key = JSON.stringify(conditions);
        const other = seen.get(key);
        if (other)
            throw new Error(`No request can tell ${operation.name} from ${other}`);
        seen.set(key, operation.name);
    }
}
/** What the query parameters of a service mean, from its tables. */
export function collectParameters(tables) {
    const places = new Map(subResources.map((name) => [name, new Set()]));
    const everywhere = new Set(subResources);
    const read = new Set();
    for (const { rows } of tables) {
        for (const { operation, conditions, place, uses } of rows) {
            for (const [name] of operation.query)
                everywhere.add(name);
            for (const name of [...namesInQuery(conditions), ...subResources]) {
                if (uses.has(name))
                    places.set(name, (places.get(name) ?? new Set()).add(place));
            }
            for (const name of uses)
                read.add(name);
        }
    }
    return { places, everywhere, read };
}
function groupBy(items, key) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(key(item));
        if (group)
            group.push(item);
        else
            groups.set(key(item), [item]);
    }
    return groups;
}
