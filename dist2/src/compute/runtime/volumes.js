/**
 * A volume is a sparse file of the data directory, shown to an instance that runs as a block
 * device: a loop device, the permission to use it, and a node in the instance's `/dev`. Docker must
 * be on this machine, and Cairn root. The node and the permission go with each stop, so a volume
 * is attached again after each start. To mount it inside, the instance needs `mayMount`; ext4 grows
 * unmounted only, as growing it mounted needs SYS_RESOURCE.
 */
import { execFile } from 'node:child_process';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isNotFound } from './docker.js';
import { nameOf } from './labels.js';
/** A volume is mounted inside, so its device cannot be taken away unforced. */
export class VolumeBusy extends Error {
    name = 'VolumeBusy';
}
const run = promisify(execFile);
/** Linux: Documentation/admin-guide/devices.txt. */
const loopMajor = 7;
/** Makes the file, or makes it larger; never smaller. It takes space as it is written. */
export async function sizeVolume(file, bytes) {
    const handle = await open(file, 'a', 0o600);
    try {
        if ((await handle.stat()).size < bytes)
            await handle.truncate(bytes);
    }
    finally {
        await handle.close();
    }
    // Whoever has it open as a device learns of its size.
    const loop = await loopOf(file);
    if (loop !== undefined)
        await run('losetup', ['--set-capacity', loop]);
}
/** Attaches it to an instance that runs; attached already is no error. */
export async function attachVolume(runtime, at) {
    const process = await processOf(runtime, at.instanceId);
    if (process === undefined)
        throw new Error(`${at.instanceId} does not run`);
    const loop = (await loopOf(at.file)) ?? (await newLoop(at.file));
    const minor = minorOf(loop);
    if (runtime.cgroupVersion === 1)
        await permit(process, 'allow', minor);
    const node = nodePath(process, at.device);
    if (await isNode(node, minor))
        return;
    await rm(node, { force: true });
    // Cairn's own mknod: the image's would run with Cairn's rights.
    await run('mknod', ['-m', '660', node, 'b', String(loopMajor), String(minor)]);
}
/**
 * Takes it away. Throws VolumeBusy while it is mounted, unless forced: then what is mounted sees
 * errors. One that is not attached, or whose instance is gone, is no error.
 */
export async function detachVolume(runtime, at, { force = false } = {}) {
    const loop = await loopOf(at.file);
    if (loop === undefined)
        return;
    const minor = minorOf(loop);
    const process = await processOf(runtime, at.instanceId);
    if (process !== undefined) {
        if (!force && (await isMounted(process, minor))) {
            throw new VolumeBusy(`${at.device} of ${at.instanceId} is mounted`);
        }
        await rm(nodePath(process, at.device), { force: true });
        if (runtime.cgroupVersion === 1)
            await permit(process, 'deny', minor);
    }
    await run('losetup', ['--detach', loop]);
}
/** The first process of the instance, seen from the host; undefined when it does not run. */
async function processOf(runtime, instanceId) {
    try {
        const { State } = await runtime.docker.getContainer(nameOf(runtime, instanceId)).inspect();
        return State.Running && State.Pid > 0 ? State.Pid : undefined;
    }
    catch (error) {
        if (isNotFound(error))
            return undefined;
        throw error;
    }
}
/** `/dev/loop3`, or undefined when the file is no device now. */
async function loopOf(file) {
    const { stdout } = await run('losetup', [
        '--associated',
        file,
        '--output',
        'NAME',
        '--noheadings',
    ]);
    return stdout.trim().split('\n')[0]?.trim() || undefined;
}
async function newLoop(file) {
    const { stdout } = await run('losetup', ['--find', '--show', file]);
    return stdout.trim();
}
function minorOf(loop) {
    return Number(/^\/dev\/loop(\d+)$/.exec(loop)?.[1]);
}
function nodePath(process, device) {
    const name = /^\/dev\/([a-z][a-z0-9]{0,15})$/.exec(device)?.[1];
    if (name === undefined)
        throw new TypeError(`${device} is no device name`);
    return `/proc/${process}/root/dev/${name}`;
}
/** Linux keeps a device's number as 12 bits of major and 20 of minor, the minor's in two parts. */
async function isNode(path, minor) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isBlockDevice() !== true)
        return false;
    return found.rdev === (((minor & ~0xff) << 12) | (loopMajor << 8) | (minor & 0xff));
}
/** Cgroup v1 knows each device by itself; on v2 machines may use any that they have a node of. */
async function permit(process, what, minor) {
    const groups = await readFile(`/proc/${process}/cgroup`, 'utf8');
    const path = /^\d+:devices:(.*)$/m.exec(groups)?.[1];
    if (path === undefined)
        throw new Error('no devices cgroup: the volume cannot be permitted');
    await writeFile(`/sys/fs/cgroup/devices${path}/devices.${what}`, `b ${loopMajor}:${minor} rw`);
}
async function isMounted(process, minor) {
    const mounts = await readFile(`/proc/${process}/mountinfo`, 'utf8');
    return mounts.split('\n').some((line) => line.split(' ')[2] === `${loopMajor}:${minor}`);
}
