/** The connection to Docker Engine, and what can be said when it is not there. */
import { existsSync } from 'node:fs';
/** Docker cannot be used; the message says what is missing and how to add it. */
export class DockerUnavailable extends Error {
    name = 'DockerUnavailable';
}
const oldestApi = 1.41;
/**
 * Connects to Docker. Throws DockerUnavailable when there is none, it may not be used, or it is
 * older than 20.10.
 */
export async function openDocker(address, owner) {
    // Loaded here, so that a server without machines does not pay for it.
    const { default: Client } = await import('dockerode');
    const docker = new Client('socketPath' in address ? address : { ...address, protocol: 'https' });
    try {
        const version = await docker.version();
        if (Number(version.ApiVersion) < oldestApi) {
            throw new DockerUnavailable(`Docker ${version.Version} is too old for machines: install 20.10 or later.`);
        }
        const info = (await docker.info());
        return {
            docker,
            owner,
            version: version.Version,
            apiVersion: Number(version.ApiVersion),
            hasUserNamespaces: info.SecurityOptions.includes('name=userns'),
            cgroupVersion: info.CgroupVersion === '2' ? 2 : 1,
            cpus: Number(info.NCPU),
            memoryBytes: Number(info.MemTotal),
            architecture: /^(aarch64|arm64)$/.test(String(info.Architecture)) ? 'arm64' : 'x86_64',
        };
    }
    catch (error) {
        if (error instanceof DockerUnavailable)
            throw error;
        throw new DockerUnavailable(unavailable(address, error), {
            cause: error,
        });
    }
}
function unavailable(address, { code, message }) {
    if (!('socketPath' in address)) {
        return (`Machines need Docker, and it does not answer at ${address.host}:${address.port}: ` +
            `${message}. Check the address, the certificates, and that the daemon listens with TLS.`);
    }
    const { socketPath } = address;
    if (code === 'EACCES' || code === 'EPERM') {
        return (`Machines need Docker, and this user may not use ${socketPath}: add the user to the ` +
            'group "docker" (usermod -aG docker USER) and start Cairn again.');
    }
    const found = existsSync(socketPath) ? 'does not answer at' : 'is not at';
    return (`Machines need Docker, and it ${found} ${socketPath} (${code ?? message}): install and start ` +
        'it (Debian: apt-get install docker.io; others: https://docs.docker.com/engine/install/). ' +
        'Storage works without it.');
}
/** True for an answer of Docker's that says: there is no such thing. */
export function isNotFound(error) {
    return statusOf(error) === 404;
}
/** True for an answer of Docker's that says: it is so already, or it is in use. */
export function isConflict(error) {
    const status = statusOf(error);
    return status === 304 || status === 409;
}
/** True when Docker itself could not be reached: what was asked for may or may not be done. */
export function isConnectionLost(error) {
    return statusOf(error) === undefined && /^E[A-Z]+$/.test(error.code ?? '');
}
function statusOf(error) {
    return error?.statusCode;
}
