/**
 * A network interface is a holder: a container that sleeps and owns the network namespace, the
 * addresses and the rules. A machine joins it without NET_ADMIN, so its rules stand before it
 * boots, and nobody inside can change them. Measured: 0.35 MiB each, besides Docker's shim.
 */
import { PassThrough } from 'node:stream';
import { textArchive } from './archive.js';
import { isConflict, isNotFound } from './docker.js';
import { execute } from './exec.js';
import { accountLabel, labels, nameOf, ownedFilter, readLabel } from './labels.js';
import { findNetwork } from './networks.js';
import { addressScript, guardRuleset, liveAgainScript, liveScript, wayRuleset, } from './wiring.js';
/** Docker's name of the image that all holders are made of. */
export const holderImage = 'cairn/holder';
const readyTimeoutMs = 20_000;
/**
 * Starts the interface's holder with its rules (`firewallRuleset`'s text, given the network's
 * gateway); made if it is not there, left as it is when it runs. Throws when a rule does not load:
 * then it does not run, and nothing can join it.
 */
export async function startHolder(runtime, spec, rules) {
    const network = await findNetwork(runtime, spec.vpcId);
    if (network === undefined)
        throw new Error(`${spec.vpcId} has no network`);
    const container = await ensureContainer(runtime, spec, network);
    const state = await container.inspect();
    if (!state.State.Running) {
        const files = {
            'rules.nft': rules(network),
            'addresses.sh': addressScript(spec, network),
            ...liveFiles(spec, network),
        };
        await container.putArchive(textArchive(files), { path: '/cairn' });
        return { ...(await startAndWait(container)), isNew: true };
    }
    const since = Date.parse(state.State.StartedAt) / 1000;
    const log = String(await container.logs({ stdout: true, stderr: false, since }));
    const ready = readyLine(state.Id, log);
    return ready === undefined ? restart(runtime, spec, rules) : { ...ready, isNew: false };
}
/** It ran, but never got ready: whoever started it was killed on the way. */
async function restart(runtime, spec, rules) {
    await removeHolder(runtime, spec.interfaceId);
    return startHolder(runtime, spec, rules);
}
/**
 * Puts new rules in the place of the old ones, all at once, while the machine runs. Throws with
 * nft's words when they do not load; then the old ones stand.
 */
export async function applyRules(runtime, interfaceId, rules) {
    const container = runtime.docker.getContainer(nameOf(runtime, interfaceId));
    await container.putArchive(textArchive({ 'rules.nft': rules }), { path: '/cairn' });
    const { code, output } = await execute(container, ['nft', '-f', '/cairn/rules.nft']);
    if (code !== 0)
        throw new Error(`rules of ${interfaceId}: ${output}`);
}
/** Ends the holder, and keeps it: a machine that stopped starts in it again. */
export async function stopHolder(runtime, interfaceId) {
    try {
        await runtime.docker.getContainer(nameOf(runtime, interfaceId)).kill({ signal: 'SIGKILL' });
    }
    catch (error) {
        if (!isNotFound(error) && !isConflict(error))
            throw error;
    }
}
/**
 * Puts what may have changed while the machine runs in its place: ways out, ranges of the VPC, who
 * answers for names (`LiveWiring`). What is closed is closed for connections that stand, too: a
 * route has no memory. Throws when something does not load.
 */
export async function applyWiring(runtime, spec) {
    const network = await findNetwork(runtime, spec.vpcId);
    if (network === undefined)
        throw new Error(`${spec.vpcId} has no network`);
    const container = runtime.docker.getContainer(nameOf(runtime, spec.interfaceId));
    await container.putArchive(textArchive(liveFiles(spec, network)), { path: '/cairn' });
    const { code, output } = await execute(container, ['/bin/sh', '-eu', '/cairn/again.sh']);
    if (code !== 0)
        throw new Error(`wiring of ${spec.interfaceId}: ${output}`);
}
function liveFiles(spec, network) {
    return {
        'guard.nft': guardRuleset(spec, network),
        'way.nft': wayRuleset(spec, network),
        'live.sh': liveScript(spec, network),
        'again.sh': liveAgainScript,
    };
}
/**
 * The holder's process as the machine that Docker runs on numbers it; undefined when it does not
 * run. What listens in its network stands in its `/proc`.
 */
export async function holderProcess(runtime, interfaceId) {
    try {
        const { State } = await runtime.docker.getContainer(nameOf(runtime, interfaceId)).inspect();
        return State.Running && State.Pid > 0 ? State.Pid : undefined;
    }
    catch (error) {
        if (isNotFound(error))
            return undefined;
        throw error;
    }
}
/** Removes the holder; no machine may be running in it. One that is not there is no error. */
export async function removeHolder(runtime, interfaceId) {
    try {
        await runtime.docker.getContainer(nameOf(runtime, interfaceId)).remove({ force: true, v: true });
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
/** The holders that this data directory made, of one account or of all. */
export async function listHolders(runtime, account) {
    const filters = ownedFilter(runtime, 'interface');
    if (account !== undefined)
        filters.label.push(accountLabel(account));
    const found = await runtime.docker.listContainers({ all: true, filters });
    return found.flatMap(({ Id, Labels, State }) => {
        const label = readLabel(Labels, 'interface');
        if (label === undefined)
            return [];
        const { account, id } = label;
        return [{ account, interfaceId: id, containerId: Id, isRunning: State === 'running' }];
    });
}
async function ensureContainer(runtime, spec, network) {
    const { docker } = runtime;
    const name = nameOf(runtime, spec.interfaceId);
    const { account, interfaceId: id } = spec;
    try {
        await docker.createContainer({
            name,
            Image: spec.image,
            Cmd: ['/bin/up'],
            Hostname: spec.hostname,
            Labels: labels(runtime, { kind: 'interface', account, id }),
            StopSignal: 'SIGKILL',
            HostConfig: {
                NetworkMode: network.networkId,
                CapDrop: ['ALL'],
                CapAdd: ['NET_ADMIN'],
                SecurityOpt: ['no-new-privileges'],
                // Nobody writes there but us, and one line is all it says.
                LogConfig: { Type: 'json-file', Config: { 'max-size': '64k', 'max-file': '1' } },
                PidsLimit: 32,
            },
        });
    }
    catch (error) {
        if (!isConflict(error))
            throw error;
    }
    return docker.getContainer(name);
}
/** Starts it and waits for its word, which is read from its own output: no polling. */
async function startAndWait(container) {
    const stream = await container.attach({ stream: true, stdout: true, stderr: true });
    const output = new PassThrough();
    container.modem.demuxStream(stream, output, output);
    stream.on('end', () => output.end()).on('error', (error) => output.destroy(error));
    const timer = setTimeout(() => output.end('no word in time'), readyTimeoutMs);
    try {
        await container.start();
        const { Id } = (await container.inspect());
        let said = '';
        for await (const piece of output) {
            said += String(piece);
            const holder = readyLine(Id, said);
            if (holder !== undefined)
                return holder;
        }
        await container.kill().catch(() => undefined);
        throw new Error(`a network interface did not come up: ${said.trim()}`);
    }
    finally {
        clearTimeout(timer);
        stream.destroy();
    }
}
function readyLine(containerId, said) {
    const found = /ready ([\d.]+)( guarded)?\r?\n/.exec(said);
    if (found?.[1] === undefined)
        return undefined;
    return { containerId, linkAddress: found[1], isGuarded: found[2] !== undefined };
}
