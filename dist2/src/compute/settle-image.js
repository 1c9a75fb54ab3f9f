/** Writes what became of images and tasks, unless somebody wished for something else meanwhile. */
import { limits } from '../limits.js';
import { defaultRoot, putImage } from './images.js';
/** Docker has a pending image; it is available when its snapshots are complete, too. */
export async function imageMade(own, imageId, dockerImage) {
    await own.changeShared(async (records, shared) => {
        const found = await records.get('image', imageId);
        if (found?.state !== 'pending')
            return;
        const ids = found.devices.flatMap(({ snapshotId }) => snapshotId ?? []);
        const snapshots = await Promise.all(ids.map((id) => records.get('snapshot', id)));
        if (snapshots.some((snapshot) => snapshot?.state === 'pending')) {
            return putImage(records, shared, { ...found, dockerImage });
        }
        const isWhole = snapshots.every((snapshot) => snapshot?.state === 'completed');
        const outcome = isWhole
            ? { state: 'available' }
            : { state: 'failed', stateReason: 'A snapshot of it could not be made' };
        putImage(records, shared, { ...found, ...outcome, dockerImage });
    });
}
/** A pending image cannot be made. */
export function imageFailed(own, imageId, stateReason) {
    return settleImage(own, imageId, { state: 'failed', stateReason });
}
function settleImage(own, imageId, outcome) {
    return own.changeShared(async (records, shared) => {
        const found = await records.get('image', imageId);
        if (found?.state === 'pending')
            putImage(records, shared, { ...found, ...outcome });
    });
}
/** AWS calls the image like the task. */
export function imported(own, { account, task, dockerImage, now }) {
    return own.changeShared(async (records, shared) => {
        const found = await records.get('importImageTask', task.taskId);
        if (found?.state !== 'active')
            return;
        const { imageId, taskId: name, architecture, bootMode, description } = found;
        putImage(records, shared, {
            ...{ imageId, owner: account, name, architecture, state: 'available', createdAt: now },
            description: description || `AWS-VMImport service: Linux - ${name}`,
            ...{ isPublic: false, launchAccounts: [], rootDeviceName: defaultRoot.deviceName },
            ...{ devices: [defaultRoot], platformDetails: 'Linux/UNIX', tags: {}, dockerImage },
            ...(bootMode && { bootMode }),
            source: { type: 'object', object: found.object },
        });
        putEnded(records, found, { state: 'completed', endedAt: now });
    });
}
/** It has done what it was for. */
export function completed(ended) {
    return endTask(ended, 'active', { state: 'completed' });
}
/** AWS says so of one that failed: it is deleted, and its message says why. */
export function taskFailed(ended, why) {
    return endTask(ended, 'active', { state: 'deleted', statusMessage: `ClientError: ${why}` });
}
/** It was broken off as was wished. */
export function cancelled(ended) {
    return endTask(ended, 'deleting', { state: 'deleted' });
}
/** How far an import or an export is. */
export function taskProgressed({ own, taskId }, progress) {
    return own.change(async (records) => {
        const found = await taskOf(records, taskId);
        if (found?.state === 'active')
            putTask(records, { ...found, progress });
    });
}
async function taskOf(records, taskId) {
    const found = await records.get('importImageTask', taskId);
    return found ?? records.get('exportImageTask', taskId);
}
function endTask({ own, taskId, now }, from, outcome) {
    return own.change(async (records) => {
        const found = await taskOf(records, taskId);
        if (found?.state === from)
            putEnded(records, found, { ...outcome, endedAt: now() });
    });
}
function putEnded(records, task, outcome) {
    const { statusMessage: _, progress: _done, ...rest } = task;
    putTask(records, { ...rest, ...outcome });
}
function putTask(records, task) {
    if ('sourceId' in task)
        records.put('exportImageTask', task.taskId, task);
    else
        records.put('importImageTask', task.taskId, task);
}
/** How far an image is on its way to its bucket. */
export function storeProgressed(own, task, progress) {
    return endStore(own, { ...task, progress });
}
/** An image is in its bucket. */
export function stored(own, task) {
    return endStore(own, { ...task, state: 'Completed' });
}
/** An image could not be brought to its bucket. */
export function storeFailed(own, task, failure) {
    return endStore(own, { ...task, state: 'Failed', failure });
}
function endStore(own, task) {
    return own.change(async (records) => {
        const found = await records.get('storeImageTask', task.imageId);
        const isSame = found?.startedAt === task.startedAt && found.state === 'InProgress';
        if (isSame)
            records.put('storeImageTask', task.imageId, task);
    });
}
/** Tasks that ended long ago are shown no longer. */
export async function forgetOld({ records, change }, now) {
    const isOld = ({ endedAt }) => endedAt !== undefined && now - endedAt > limits.imageTaskShownMs;
    const imports = (await records.all('importImageTask')).filter(isOld);
    const exports = (await records.all('exportImageTask')).filter(isOld);
    if (imports.length + exports.length === 0)
        return;
    await change(async (own) => {
        for (const { taskId } of imports)
            own.remove('importImageTask', taskId);
        for (const { taskId } of exports)
            own.remove('exportImageTask', taskId);
    });
}
