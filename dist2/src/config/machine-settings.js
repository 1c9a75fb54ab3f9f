/** The settings of machines: where Docker is, what its containers may do, what the host carries. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAddressRange } from '../address-range.js';
import { Problem } from './problem.js';
/** The files that a folder of certificates has; Docker's own clients name them so. */
export const certificateFiles = ['ca.pem', 'cert.pem', 'key.pem'];
/** See `config.ts`. */
export const machineSettings = {
    docker: {
        env: 'CAIRN_DOCKER',
        flag: 'docker',
        fallback: 'unix:///var/run/docker.sock',
        description: 'Docker Engine, which runs machines: `unix:///PATH` or `tcp://HOST:PORT` (TLS).',
        parse: (text) => /^unix:\/\/\/.+|^tcp:\/\/[\w.-]+:\d{1,5}$/.test(text)
            ? text
            : new Problem('unix:///PATH or tcp://HOST:PORT'),
    },
    dockerCertificates: {
        env: 'CAIRN_DOCKER_CERTIFICATES',
        flag: 'docker-certificates',
        shown: 'none',
        description: 'Folder of `ca.pem`, `cert.pem` and `key.pem` for a Docker at `tcp://`.',
        parse(text) {
            const missing = certificateFiles.find((name) => !existsSync(join(text, name)));
            return missing === undefined
                ? resolve(text)
                : new Problem(`a folder with ${certificateFiles.join(', ')} (${missing} is not there)`);
        },
    },
    publicIps: {
        env: 'CAIRN_PUBLIC_IPS',
        flag: 'public-ips',
        fallback: '127.77.0.0/16',
        description: "Range of elastic IPs; the default is this machine's alone, others must be routed to it.",
        parse(text) {
            const { groups, prefixBits } = parseAddressRange(text) ?? {};
            const fits = groups?.length === 4 && text.includes('/') && Number(prefixBits) <= 30;
            return fits ? text : new Problem('a range of IPv4 addresses like 203.0.113.0/24');
        },
    },
    cpuOvercommit: {
        env: 'CAIRN_CPU_OVERCOMMIT',
        flag: 'cpu-overcommit',
        fallback: '16',
        description: "How many times the host's processors all machines together may have.",
        parse: parseFactor,
    },
    memoryOvercommit: {
        env: 'CAIRN_MEMORY_OVERCOMMIT',
        flag: 'memory-overcommit',
        fallback: '1.5',
        description: "How many times the host's memory all machines together may have.",
        parse: parseFactor,
    },
    machineMounts: {
        env: 'CAIRN_MACHINE_MOUNTS',
        flag: 'machine-mounts',
        fallback: 'on',
        description: 'Whether root in a machine may mount: `off` isolates better, `on` mounts volumes.',
        parse: (text) => (text === 'on' || text === 'off' ? text : new Problem('on or off')),
    },
    machineRuntime: {
        env: 'CAIRN_MACHINE_RUNTIME',
        flag: 'machine-runtime',
        shown: "Docker's own",
        description: "Docker's name of a stronger runtime: `sysbox-runc`, `runsc` (gVisor), `kata`.",
        parse: (text) => /^[\w.-]{1,100}$/.test(text) ? text : new Problem('a name of letters, digits, . _ -'),
    },
};
function parseFactor(text) {
    const value = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
    return value >= 0.1 && value <= 1000 ? value : new Problem('a number from 0.1 to 1000');
}
