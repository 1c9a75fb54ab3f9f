/**
 * Every setting in one table: its flag, its environment variable, what it may be. `cairn serve
 * --help`, the README's table and the parser are all read from it. A flag wins over the
 * environment. This is the only file that reads `process.env`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { readFlags, suggestion } from './config/flags.js';
import { machineSettings } from './config/machine-settings.js';
import { parseDirectories, parseDomains, parseReadableFile, parseWhole } from './config/parse.js';
import { Problem } from './config/problem.js';
import { parseSize } from './config/size.js';
import { limits } from './limits.js';
/** pino's levels, from most to least. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
/**
 * All that is wrong with the settings, each a sentence that names the setting and what it may be.
 */
export class ConfigProblems extends Error {
    name = 'ConfigProblems';
    problems;
    constructor(problems) {
        const lines = problems.map((problem) => `  - ${problem}`);
        super(`cairn cannot start with these settings:\n${lines.join('\n')}`);
        this.problems = problems;
    }
}
const settings = {
    host: {
        env: 'CAIRN_HOST',
        flag: 'host',
        fallback: '127.0.0.1',
        description: 'Address to listen on; `0.0.0.0` or `::` for all.',
        parse: (text) => (/^[\w.:%-]+$/.test(text) ? text : new Problem('an address or host name')),
    },
    port: {
        env: 'CAIRN_PORT',
        flag: 'port',
        fallback: '9000',
        description: 'Port to listen on; `0` takes any free one and prints it.',
        parse: (text) => parseWhole(text, { min: 0, max: 65_535 }),
    },
    data: {
        env: 'CAIRN_DATA',
        flag: 'data',
        fallback: 'storage-data',
        description: 'Data directory, or several (disks) separated by `:` or `,`.',
        parse: parseDirectories,
    },
    workers: {
        env: 'CAIRN_WORKERS',
        flag: 'workers',
        fallback: String(Math.min(availableParallelism(), limits.workersMax)),
        shown: 'one per core',
        description: 'Processes that serve requests.',
        parse: (text) => parseWhole(text, { min: 1, max: limits.workersMax }),
    },
    region: {
        env: 'CAIRN_REGION',
        flag: 'region',
        fallback: 'us-east-1',
        description: 'Region of the buckets. When set, clients must sign for it; else any region is taken.',
        parse: (text) => /^[a-z0-9][a-z0-9-]{0,62}$/.test(text) ? text : new Problem('a region like eu-central-1'),
    },
    domains: {
        env: 'CAIRN_DOMAIN',
        flag: 'domain',
        fallback: '',
        shown: 'none',
        description: 'Virtual-host suffixes, comma separated: `s3.example.com` serves `bucket.s3.example.com`.',
        parse: parseDomains,
    },
    rootAccessKeyId: {
        env: 'CAIRN_ROOT_ACCESS_KEY_ID',
        flag: 'root-access-key-id',
        shown: 'made at first start',
        description: 'Access key id of the root account.',
        parse: (text) => /^[\w.@+=-]{3,128}$/.test(text)
            ? text
            : new Problem('3 to 128 letters, digits or _ . @ + = -'),
    },
    rootSecretAccessKey: {
        env: 'CAIRN_ROOT_SECRET_ACCESS_KEY',
        flag: 'root-secret-access-key',
        shown: 'made at first start',
        description: 'Secret access key of the root account. Prefer the variable: flags are seen by `ps`.',
        parse: (text) => /^[!-~]{8,128}$/.test(text) ? text : new Problem('8 to 128 printable characters, no spaces'),
    },
    masterKeyFile: {
        env: 'CAIRN_MASTER_KEY_FILE',
        flag: 'master-key-file',
        shown: '`master.key` in the first data directory',
        description: 'File with the key that encrypts secrets at rest. Made when the default is not there.',
        parse: parseReadableFile,
    },
    tlsCert: {
        env: 'CAIRN_TLS_CERT',
        flag: 'tls-cert',
        shown: 'none: plain HTTP',
        description: 'Certificate chain, PEM. With a key: HTTPS. Read again when it changes.',
        parse: parseReadableFile,
    },
    tlsKey: {
        env: 'CAIRN_TLS_KEY',
        flag: 'tls-key',
        shown: 'none: plain HTTP',
        description: "The certificate's private key, PEM. Read again when it changes.",
        parse: parseReadableFile,
    },
    identityProviders: {
        env: 'CAIRN_IDENTITY_PROVIDERS',
        flag: 'identity-providers',
        fallback: 'public',
        description: 'Where OpenID Connect providers may be: `public`, or `private` for this network as well.',
        parse: (text) => text === 'public' || text === 'private' ? text : new Problem('public or private'),
    },
    logLevel: {
        env: 'CAIRN_LOG_LEVEL',
        flag: 'log-level',
        fallback: 'info',
        description: `One of ${logLevels.join(', ')}. Requests are logged at info.`,
        parse: (text) => logLevels.find((level) => level === text) ?? new Problem(`one of ${logLevels.join(', ')}`),
    },
    volumeBytes: {
        env: 'CAIRN_VOLUME_SIZE',
        flag: 'volume-size',
        fallback: `${limits.volumeBytes / 1024 ** 3}GiB`,
        description: 'Largest size of one volume file; an evacuated one gives its space back.',
        parse: (text) => {
            const sizeBytes = parseSize(text);
            const fits = sizeBytes !== undefined && sizeBytes >= limits.volumeBytesMin;
            return fits ? sizeBytes : new Problem('a size of at least 16MiB, like 4GiB');
        },
    },
    ...machineSettings,
};
/** Reads flags and environment. Throws {@link ConfigProblems} with all that is wrong, at once. */
export function loadConfig({ args, env = process.env }) {
    const problems = [];
    const known = entries().map(([, setting]) => setting.flag);
    const flags = readFlags(args, known, problems);
    const values = {};
    for (const [name, setting] of entries()) {
        const flag = flags.get(setting.flag);
        const text = flag ?? (env[setting.env] || undefined) ?? setting.fallback;
        if (text === undefined)
            continue;
        const value = setting.parse(text);
        if (value instanceof Problem) {
            const source = flag === undefined ? setting.env : `--${setting.flag}`;
            const seen = setting.flag.includes('secret') ? '' : `, not "${text}"`;
            problems.push(`${source} must be ${value.expected}${seen}`);
        }
        else
            values[name] = value;
    }
    values.strictRegion = flags.has('region') || Boolean(env.CAIRN_REGION);
    problems.push(...unknownVariables(env), ...pairProblems(values));
    if (problems.length > 0)
        throw new ConfigProblems(problems);
    return Object.freeze(values);
}
/** The settings as a table in Markdown, for the README. */
export function settingsTable() {
    const rows = entries().map(([, setting]) => {
        const fallback = setting.shown ?? `\`${setting.fallback}\``;
        return `| \`${setting.env}\` | \`--${setting.flag}\` | ${fallback} | ${setting.description} |`;
    });
    return ['| variable | flag | default | |', '|---|---|---|---|', ...rows].join('\n');
}
/** The settings as `--help` prints them. */
export function settingsHelp() {
    const rows = entries().map(([, setting]) => {
        const fallback = (setting.shown ?? setting.fallback ?? '').replaceAll('`', '');
        const description = setting.description.replaceAll('`', '');
        return `  --${setting.flag} (${setting.env}; default: ${fallback})\n      ${description}`;
    });
    return rows.join('\n');
}
function entries() {
    return Object.entries(settings);
}
function unknownVariables(env) {
    const known = entries().map(([, setting]) => setting.env);
    return Object.keys(env)
        .filter((name) => name.startsWith('CAIRN_') && !known.includes(name))
        .map((name) => `unknown variable ${name}${suggestion(name, known, '')}`);
}
/** What is wrong with settings that only make sense together. */
function pairProblems(values) {
    const problems = [];
    for (const [one, other] of [
        ['rootAccessKeyId', 'rootSecretAccessKey'],
        ['tlsCert', 'tlsKey'],
    ]) {
        if ((values[one] === undefined) === (values[other] === undefined))
            continue;
        const [there, missing] = values[one] === undefined ? [other, one] : [one, other];
        problems.push(`${settings[there].env} needs ${settings[missing].env} beside it`);
    }
    if (String(values.docker).startsWith('tcp:') && values.dockerCertificates === undefined) {
        problems.push(`${settings.docker.env} needs ${settings.dockerCertificates.env} beside it`);
    }
    if (typeof values.tlsCert === 'string' && typeof values.tlsKey === 'string') {
        try {
            // Loaded only where it is used: it would be a tenth of the time to the first worker.
            const tls = createRequire(import.meta.url)('node:tls');
            tls.createSecureContext({
                cert: readFileSync(values.tlsCert),
                key: readFileSync(values.tlsKey),
            });
        }
        catch (error) {
            problems.push(`CAIRN_TLS_CERT and CAIRN_TLS_KEY do not work together: ${String(error)}`);
        }
    }
    return problems;
}
