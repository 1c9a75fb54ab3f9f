/**
 * An instance is a container with an init of its own as first process, in the network namespace
 * of its interface's holder. Measured here (cgroup v1, Debian 12): systemd is `running` 2.0 s
 * after the start, with 8.9 MiB; neither needs SYS_ADMIN.
 */
import { PassThrough } from 'node:stream';
import { isConflict, isNotFound } from './docker.js';
import { accountLabel, nameOf, ownedFilter, readLabel } from './labels.js';
import { bounds, machineContainer, shutdownSignal } from './machine-container.js';
/** AWS gives a guest some minutes to shut down; then it is cut off. */
const stopSeconds = 90;
const askAgainSeconds = 3;
/** AWS keeps 64 KiB of console. */
const consoleBytesMax = 64 * 1024;
/** The instance's container, made if it is not there. Gives Docker's id. */
export async function createMachine(runtime, spec) {
    const name = nameOf(runtime, spec.instanceId);
    try {
        const { id } = await runtime.docker.createContainer(machineContainer(runtime, spec));
        return id;
    }
    catch (error) {
        if (!isConflict(error))
            throw error;
        return (await runtime.docker.getContainer(name).inspect()).Id;
    }
}
/** Starts it; one that runs is left alone. */
export async function startMachine(runtime, instanceId) {
    await ifNeeded(() => container(runtime, instanceId).start());
}
/**
 * Asks it to shut down, and cuts it off after 90 s or the time given, or at once with `force`. One
 * that does not run, or is not there, is no error.
 */
export async function stopMachine(runtime, instanceId, { force = false, seconds = stopSeconds } = {}) {
    const machine = container(runtime, instanceId);
    try {
        if (!force && seconds > 0 && (await hasShutDown(machine, seconds)))
            return;
        await ifNeeded(() => machine.stop({ t: 0 }));
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
/** Asks again and again: an init that has just begun hears nothing yet. */
async function hasShutDown(machine, seconds) {
    const ended = machine.wait().then(() => true, () => true);
    for (let asked = 0; asked < seconds; asked += askAgainSeconds) {
        try {
            await machine.kill({ signal: shutdownSignal });
        }
        catch (error) {
            if (isConflict(error))
                return true;
            throw error;
        }
        if (await Promise.race([ended, later(askAgainSeconds)]))
            return true;
    }
    return false;
}
function later(seconds) {
    return new Promise((resolve) => setTimeout(() => resolve(false), seconds * 1000).unref());
}
/** Shuts it down and starts it again; files and addresses stay. */
export async function rebootMachine(runtime, instanceId) {
    await stopMachine(runtime, instanceId);
    await startMachine(runtime, instanceId);
}
/** Removes it with all that it wrote. One that is not there is no error. */
export async function removeMachine(runtime, instanceId) {
    try {
        await container(runtime, instanceId).remove({ force: true, v: true });
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
/** How it stands, or undefined when there is none. */
export async function findMachine(runtime, instanceId) {
    try {
        const { Id, Config, State } = await container(runtime, instanceId).inspect();
        const label = readLabel(Config.Labels, 'instance');
        if (label === undefined)
            return undefined;
        const startedAt = Date.parse(State.StartedAt);
        const status = statusOf(State.Status);
        const endedAt = Date.parse(State.FinishedAt);
        return {
            account: label.account,
            instanceId: label.id,
            containerId: Id,
            status,
            end: status === 'exited' ? endOf(State.ExitCode) : undefined,
            startedAt: startedAt > 0 ? startedAt : undefined,
            endedAt: status === 'exited' && endedAt > 0 ? endedAt : undefined,
        };
    }
    catch (error) {
        if (isNotFound(error))
            return undefined;
        throw error;
    }
}
/** The instances that this data directory made, of one account or of all. */
export async function listedMachines(runtime, account) {
    const filters = ownedFilter(runtime, 'instance');
    if (account !== undefined)
        filters.label.push(accountLabel(account));
    const found = await runtime.docker.listContainers({ all: true, filters });
    return found.flatMap(({ Id, Labels, State }) => {
        const label = readLabel(Labels, 'instance');
        if (label === undefined)
            return [];
        const { account, id: instanceId } = label;
        return [{ account, instanceId, containerId: Id, status: statusOf(State) }];
    });
}
/** Ids of the instances that this data directory made, whether they run or not. */
export async function listMachines(runtime) {
    const filters = ownedFilter(runtime, 'instance');
    const found = await runtime.docker.listContainers({ all: true, filters });
    return found.flatMap(({ Labels }) => readLabel(Labels, 'instance')?.id ?? []);
}
/** What it wrote on its console since it last started, its last 64 KiB. */
export async function consoleOutput(runtime, instanceId) {
    const machine = await findMachine(runtime, instanceId);
    if (machine?.startedAt === undefined)
        return Buffer.alloc(0);
    const log = (await container(runtime, instanceId).logs({
        stdout: true,
        stderr: true,
        since: machine.startedAt / 1000,
        follow: false,
    }));
    return log.subarray(-consoleBytesMax);
}
/** Changes what it may use at most, while it runs or not. */
export async function resizeMachine(runtime, instanceId, { vcpus, memoryBytes }) {
    await container(runtime, instanceId).update(bounds({ vcpus, memoryBytes }));
}
/**
 * Tells of instances that start, end or vanish, until the signal aborts or Docker goes away; then
 * it ends, and the caller looks at all again. Events before `since` (ms) are not told.
 */
export async function* watchMachines(runtime, { since, signal }) {
    const told = { type: ['container'], event: ['start', 'die', 'destroy'] };
    const filters = JSON.stringify({ ...ownedFilter(runtime, 'instance'), ...told });
    const events = (await runtime.docker.getEvents({
        filters,
        since: Math.floor(since / 1000),
    }));
    const lines = events.pipe(new PassThrough());
    events.on('error', () => lines.end()).on('close', () => lines.end());
    const stop = () => events.destroy();
    signal.addEventListener('abort', stop, { once: true });
    try {
        let rest = '';
        for await (const piece of lines) {
            const whole = `${rest}${String(piece)}`.split('\n');
            rest = whole.pop() ?? '';
            for (const line of whole.filter(Boolean)) {
                const { Action, Actor } = JSON.parse(line);
                const label = readLabel(Actor.Attributes, 'instance');
                if (label === undefined)
                    continue;
                yield { account: label.account, instanceId: label.id, event: Action };
            }
        }
    }
    finally {
        signal.removeEventListener('abort', stop);
        events.destroy();
    }
}
function container(runtime, instanceId) {
    return runtime.docker.getContainer(nameOf(runtime, instanceId));
}
/** Docker's "it is so already" is success. */
async function ifNeeded(act) {
    try {
        await act();
    }
    catch (error) {
        if (!isConflict(error))
            throw error;
    }
}
function statusOf(status) {
    if (status === 'running' || status === 'restarting' || status === 'paused')
        return 'running';
    if (status === 'created' || status === 'exited')
        return status;
    return 'broken';
}
/** In a process namespace, reboot(2) ends the first process with a signal of the kernel's. */
function endOf(code) {
    if (code === 129)
        return 'reboot';
    return code === 0 || code === 130 ? 'shutdown' : 'killed';
}
