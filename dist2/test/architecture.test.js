var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
/**
 * The fences of the design, as tests. Each failure is a sentence that says what is wrong, where,
 * and what to do. To move a fence, change the design first.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repositoryRoot } from './support/server.js';
import { listFiles, loadSources, walk } from './support/sources.js';
const services = ['s3', 'ec2', 'iam', 'sts', 'service-quotas', 'organizations', 'cloudtrail'];
const service = ['wire', 'auth', 'accounts', 'limits', 'address-range'];
const keeping = ['engine', 'engine/lmdb', 'limits'];
/** Which folder (or file) of src may import which; its own files are always allowed. */
const mayImport = {
    main: ['commands', 'config', 'server'],
    // The operator's commands call the services' own operations.
    commands: [
        ...['version', 'config', 'server', 'storage', 'compute'],
        ...[...service, ...services, ...keeping],
    ],
    version: [],
    config: ['limits', 'address-range'],
    server: 'everything',
    s3: [...service, 'storage'],
    ec2: [...service, 'compute'],
    // Speaks HTTP of its own, and to machines only.
    metadata: ['auth', 'accounts', 'compute', 'limits'],
    iam: service,
    sts: service,
    // Quotas are judged by what is used of them.
    'service-quotas': [...service, 'storage', 'compute'],
    organizations: service,
    // Trails deliver to buckets.
    cloudtrail: [...service, 'storage'],
    // Policies and networks know the same ranges of addresses.
    'address-range': [],
    auth: ['accounts', 'wire', 'limits', 'address-range'],
    wire: ['limits'],
    limits: [],
    storage: ['engine', 'limits'],
    compute: ['engine', 'limits', 'address-range'],
    accounts: ['engine', 'limits'],
    'engine/lmdb': ['engine', 'limits'],
    engine: ['limits'],
    console: [],
};
/** A package that only one place may import; what it only takes types of may come from anywhere. */
const confined = [
    { name: /^express$/, to: /^src\/server\//, where: 'src/server' },
    { name: /^lmdb$/, to: /^src\/engine\/lmdb\//, where: 'src/engine/lmdb' },
    { name: /^dockerode$/, to: /^src\/compute\/runtime\//, where: 'src/compute/runtime' },
    {
        name: /^@aws-sdk\//,
        to: /^src\/(wire\/extract\.ts$|console\/)/,
        where: 'src/wire/extract.ts, the console and tests (types anywhere: `import type`)',
    },
];
const fileLinesMax = 300;
const operationLinesMax = 150;
const functionLinesMax = 70;
const lineColumnsMax = 100;
/** An address, the name of a test and a line that takes one name from a file stay in one piece. */
const unbreakable = /https?:\/\/\S+$|^\s*(it|describe)\(|^(im|ex)port \{ \w+ \} from '\S+'$/;
const parametersMax = 3;
const vagueFiles = /^(index|utils?|helpers?|common|lib|misc|types|constants)$/i;
const vagueNames = /.(Manager|Helper|Base|Impl)$/;
const postponed = /\b(TODO|FIXME|XXX)\b/;
const silenced = /@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/;
const sources = loadSources('src');
const allSources = [...sources, ...loadSources('test'), ...loadSources('bench')];
const operationFiles = sources.filter(({ path }) => /^src\/[^/]+\/operations\//.test(path));
describe('architecture', () => {
    it('imports point right or down', () => {
        report(sources.flatMap(({ path, imports }) => imports.flatMap((to) => badImport(path, to))));
    });
    it('no file imports itself, however far around', () => {
        report(findCycles(sources).map((cycle) => `${cycle.join(' → ')} is a cycle: move what both need into a file of its own.`));
    });
    it('packages stay where they belong', () => {
        report(sources.flatMap(({ path, imports }) => imports.flatMap(({ target, ours, isType, line }) => confined
            .filter(({ name, to }) => !ours && !isType && name.test(target) && !to.test(path))
            .map(({ where }) => `${path}:${line} imports ${target}, which belongs in ${where}.`))));
    });
    it('black-box tests see only what users see', () => {
        const blackBox = /^test\/(s3(?!\/unit\/)|clients|faults|docker|support)\/|^test\/model\.test\.ts$/;
        report(loadSources('test')
            .filter(({ path }) => blackBox.test(path))
            .flatMap(({ path, imports }) => imports
            .filter(({ target, ours }) => ours && !target.startsWith('test/'))
            .filter(() => !/^test\/support\/memory-/.test(path))
            .map(({ target, line }) => `${path}:${line} imports ${target}: a black-box test could judge another server, ` +
            'so it may import only test/support and SDKs.')));
    });
    it('only config.ts reads the environment', () => {
        report(sources
            .filter(({ path }) => path !== 'src/config.ts')
            .flatMap((source) => environmentReads(source)));
    });
    it('files are short', () => {
        report(sources.flatMap(({ path, lines }) => {
            const isOperation = /^src\/[^/]+\/operations\//.test(path);
            const most = isOperation ? operationLinesMax : fileLinesMax;
            if (lines.length <= most)
                return [];
            return [
                `${path} has ${lines.length} lines, more than ${most}: it holds two things; part them.`,
            ];
        }));
    });
    it('lines are short', () => {
        report(allSources.flatMap(({ path, lines }) => lines.flatMap((line, index) => [...line].length <= lineColumnsMax || unbreakable.test(line)
            ? []
            : [`${path}:${index + 1} is longer than ${lineColumnsMax} columns: break it.`])));
    });
    it('functions are short, and their arguments few and plain at the call', () => {
        report(sources.flatMap(functionProblems));
    });
    it('names say what a thing is', () => {
        report([
            ...listFiles('src')
                .filter((path) => vagueFiles.test(basename(path).replace(/\..*$/, '')))
                .map((path) => `${path}: name the file after the thing that is in it.`),
            ...sources.flatMap(vagueDeclarations),
        ]);
    });
    it('exports are named', () => {
        report(sources.flatMap(({ path, body }) => body
            .filter(({ type }) => type === 'ExportDefaultDeclaration' || type === 'ExportAllDeclaration')
            .map(() => `${path} has a default or a star export: name each export, where it is made.`)));
    });
    it('every export says in a sentence what it is', () => {
        report(sources.flatMap(undocumentedExports));
    });
    it('nothing is postponed or silenced in the code', () => {
        report(allSources
            .filter(({ path }) => path !== 'test/architecture.test.ts')
            .flatMap((source) => source.comments.flatMap(({ value, start }) => {
            const at = `${source.path}:${source.lineOf(start)}`;
            if (postponed.test(value))
                return [`${at} postpones something: do it, or open an issue.`];
            if (silenced.test(value))
                return [`${at} silences a tool: mend what it complains of.`];
            return [];
        })));
    });
    it('a file of operations/ is one operation, under its own name, known and tested', () => {
        report(operationFiles.flatMap(operationProblems));
    });
    it('the README tells the truth about settings and operations', async () => {
        const { readmeSections } = await import(__rewriteRelativeImportExtension(join(repositoryRoot, 'scripts/readme.mjs')));
        const readme = plain(readFileSync(join(repositoryRoot, 'README.md'), 'utf8'));
        report(Object.entries((await readmeSections())).flatMap(([name, text]) => readme.includes(plain(`<!-- ${name} -->\n${text}\n<!-- /${name} -->`))
            ? []
            : [`README.md's section "${name}" is not what the code says: run \`npm run readme\`.`]));
    });
});
/** Markdown as it reads, however its tables are laid out and its lines are parted. */
function plain(markdown) {
    return markdown
        .replace(/\s+/g, ' ')
        .replace(/-+/g, '-')
        .replace(/ ?\| ?/g, '|');
}
function report(problems) {
    if (problems.length > 0)
        assert.fail(`\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
}
function folderOf(path) {
    const inside = path.replace(/^src\//, '');
    if (inside.startsWith('engine/lmdb/'))
        return 'engine/lmdb';
    return inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : inside.replace(/\.ts$/, '');
}
function badImport(path, { target, ours, line }) {
    if (!ours)
        return [];
    const from = folderOf(path);
    const to = folderOf(target);
    const allowed = mayImport[from];
    if (allowed === undefined) {
        return [`${path} is in no folder that the design knows: put it where it belongs.`];
    }
    if (from === to || allowed === 'everything' || allowed.includes(to))
        return [];
    const list = allowed.length === 0 ? 'nothing of ours' : allowed.join(', ');
    const why = services.includes(from) && services.includes(to) ? ' Services never share code.' : '';
    return [`${path}:${line} imports ${target}, but ${from} may import only ${list}.${why}`];
}
/** Every shortest way from a file back to itself, each once. */
function findCycles(files) {
    const edges = new Map(files.map(({ path, imports }) => [
        path,
        imports.filter(({ ours }) => ours).map(({ target }) => target),
    ]));
    const cycles = new Map();
    for (const start of edges.keys()) {
        const cycle = wayBack(start, edges);
        if (cycle !== undefined)
            cycles.set([...cycle].sort().join(), [...cycle, start]);
    }
    return [...cycles.values()];
}
function wayBack(start, edges) {
    const ways = [[start]];
    const seen = new Set();
    for (const way of ways) {
        for (const next of edges.get(way.at(-1) ?? '') ?? []) {
            if (next === start)
                return way;
            if (seen.has(next))
                continue;
            seen.add(next);
            ways.push([...way, next]);
        }
    }
    return undefined;
}
function environmentReads(source) {
    const problems = [];
    walk(source.body, (node) => {
        if (node.type !== 'MemberExpression')
            return;
        const object = node.object;
        const property = node.property;
        if (object.name !== 'process' || property.name !== 'env')
            return;
        const at = `${source.path}:${source.lineOf(node.start)}`;
        problems.push(`${at} reads process.env: config.ts is its only reader; take what it made.`);
    });
    return problems;
}
const functionTypes = new Set([
    'FunctionDeclaration',
    'FunctionExpression',
    'ArrowFunctionExpression',
    'TSDeclareFunction',
    'TSMethodSignature',
    'TSFunctionType',
    'TSEmptyBodyFunctionExpression',
]);
function functionProblems(source) {
    const problems = [];
    walk(source.body, (node) => {
        if (!functionTypes.has(node.type))
            return;
        const line = source.lineOf(node.start);
        const at = `${source.path}:${line}`;
        const lines = source.lineOf(node.end) - line + 1;
        if (lines > functionLinesMax) {
            problems.push(`${at} has ${lines} lines, more than ${functionLinesMax}: give its steps names.`);
        }
        const parameters = parametersOf(node);
        if (parameters.length > parametersMax) {
            problems.push(`${at} takes ${parameters.length} arguments, more than ${parametersMax}: let it take one ` +
                'object whose fields have names.');
        }
        if (parameters.some(isBareBoolean)) {
            problems.push(`${at} takes a bare boolean: at the call nobody sees what it means; take an object, or ` +
                'be two functions.');
        }
    });
    return problems;
}
function parametersOf(node) {
    const { params } = node;
    const list = Array.isArray(params) ? params : (params?.items ?? []);
    return list.map((one) => one.type === 'TSParameterProperty' ? one.parameter : one);
}
function isBareBoolean(parameter) {
    if (parameter.type === 'AssignmentPattern') {
        if (typeof parameter.right.value === 'boolean')
            return true;
        return isBareBoolean(parameter.left);
    }
    const annotation = parameter.typeAnnotation;
    return annotation?.typeAnnotation?.type === 'TSBooleanKeyword';
}
const declarations = new Set([
    'ClassDeclaration',
    'FunctionDeclaration',
    'TSInterfaceDeclaration',
    'TSTypeAliasDeclaration',
    'VariableDeclarator',
]);
function vagueDeclarations(source) {
    const problems = [];
    walk(source.body, (node) => {
        if (!declarations.has(node.type))
            return;
        const name = node.id?.name;
        if (typeof name !== 'string' || !vagueNames.test(name))
            return;
        const at = `${source.path}:${source.lineOf(node.start)}`;
        problems.push(`${at}: ${name} says nothing of what it is; name what it does or keeps.`);
    });
    return problems;
}
function undocumentedExports(source) {
    const exported = source.body.filter(({ type, declaration }) => {
        return type === 'ExportNamedDeclaration' && isDeclared(declaration);
    });
    const documented = new Set();
    return exported.flatMap((node, index) => {
        const name = declaredName(node.declaration);
        const comment = source.comments.findLast(({ end }) => end <= node.start);
        const between = source.text.slice(comment?.end ?? 0, node.start);
        const isDoc = comment?.type === 'Block' && comment.value.startsWith('*');
        const opening = exported.length === 1 && index === 0 && source.text.startsWith('/**');
        if ((isDoc && between.trim() === '') || documented.has(name) || opening) {
            documented.add(name);
            return [];
        }
        const at = `${source.path}:${source.lineOf(node.start)}`;
        return [`${at}: ${name} is exported without a sentence that says what it is.`];
    });
}
function isDeclared(declaration) {
    return declaration !== null && declaration !== undefined;
}
function declaredName(declaration) {
    const [first] = declaration.declarations ?? [declaration];
    return String(first?.id?.name);
}
function operationProblems(source) {
    const name = basename(source.path, '.ts');
    const folder = source.path.split('/')[1];
    const exported = source.body
        .filter(({ type }) => type === 'ExportNamedDeclaration')
        .map(({ declaration }) => isDeclared(declaration) ? declaredName(declaration) : '');
    const problems = [];
    if (exported.length !== 1 || exported[0] !== name) {
        problems.push(`${source.path} exports ${exported.join(', ')}: it must export ${name} alone.`);
    }
    if (!new RegExp(`\\boperation\\(\\s*'${name}',`).test(source.text)) {
        problems.push(`${source.path} must make its operation with operation('${name}', …).`);
    }
    const list = readFileSync(join(repositoryRoot, `src/${folder}/operations.ts`), 'utf8');
    if (!new RegExp(`\\b${name}\\b`).test(list)) {
        problems.push(`${source.path} is not in src/${folder}/operations.ts: nobody can call it.`);
    }
    if (!isTested(folder, name)) {
        problems.push(`${source.path} has no test: write one in test/${folder}/.`);
    }
    return problems;
}
/** An operation of S3 has a test file of its own; the others share one a subject. */
function isTested(folder, name) {
    const tests = join(repositoryRoot, `test/${folder}`);
    if (folder === 's3')
        return existsSync(join(tests, `${name}.test.ts`));
    const files = existsSync(tests) ? readdirSync(tests) : [];
    const sends = new RegExp(`new ${name}Command\\b`);
    return files.some((file) => file.endsWith('.test.ts') && sends.test(readFileSync(join(tests, file), 'utf8')));
}
