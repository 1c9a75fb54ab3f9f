/** The project's own sources, parsed: what the architecture test reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { repositoryRoot } from './server.js';
/**
 * Reads all TypeScript files below a folder of the repository, in order of their paths; none when
 * it is absent.
 */
export function loadSources(folder) {
    return listFiles(folder)
        .filter((path) => path.endsWith('.ts'))
        .map(parseSource);
}
/** All files below a folder of the repository, as sorted repository paths. */
export function listFiles(folder) {
    try {
        return readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name).slice(repositoryRoot.length))
            .sort();
    }
    catch {
        return [];
    }
}
/** Calls `visit` for every node, parents first. */
export function walk(node, visit) {
    if (Array.isArray(node)) {
        for (const item of node)
            walk(item, visit);
        return;
    }
    if (!isNode(node))
        return;
    visit(node);
    for (const child of Object.values(node)) {
        if (typeof child === 'object' && child !== null)
            walk(child, visit);
    }
}
function isNode(value) {
    return typeof value === 'object' && value !== null && 'type' in value;
}
function parseSource(path) {
    const text = readFileSync(join(repositoryRoot, path), 'utf8');
    const parsed = parseSync(path, text);
    const lines = text.replace(/\n$/, '').split('\n');
    const lineOf = (offset) => text.slice(0, offset).split('\n').length;
    const requests = [
        ...parsed.module.staticImports.map((one) => ({
            request: one.moduleRequest,
            isType: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
        })),
        ...parsed.module.staticExports
            .flatMap((one) => one.entries)
            .map((entry) => ({ request: entry.moduleRequest, isType: entry.isType })),
    ];
    const imports = requests.flatMap(({ request, isType }) => request === null
        ? []
        : [{ ...resolveModule(path, request.value), isType, line: lineOf(request.start) }]);
    const body = parsed.program.body;
    for (const node of dynamicImports(body)) {
        imports.push({ ...resolveModule(path, node.name), isType: node.isType, line: lineOf(node.at) });
    }
    return { path, text, lines, body, comments: parsed.comments, imports, lineOf };
}
/** `import('…')` as an expression and as a type. */
function dynamicImports(body) {
    const found = [];
    walk(body, (node) => {
        if (node.type !== 'ImportExpression' && node.type !== 'TSImportType')
            return;
        const source = node.source;
        if (typeof source.value !== 'string')
            return;
        found.push({ name: source.value, isType: node.type === 'TSImportType', at: node.start });
    });
    return found;
}
function resolveModule(from, name) {
    if (name.startsWith('.'))
        return { target: posix.join(dirname(from), name), ours: true };
    const parts = name.split('/');
    const target = name.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? name);
    return { target: name.startsWith('node:') ? name : target, ours: false };
}
