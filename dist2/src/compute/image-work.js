/**
 * What an image is made of, and what is made of it, in Docker: commits, copies, and archives and
 * disks from and to buckets.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { limits } from '../limits.js';
import { Progress, partOf } from './progress.js';
import { diskRoot, makeDisk } from './runtime/disk.js';
import * as docker from './runtime/images.js';
import { copied } from './runtime/program.js';
import { unnamed } from './runtime/unnamed-archive.js';
import { unpack } from './runtime/unpack.js';
/** Makes what a pending image is to be; gives Docker's name of it. Throws UnusableImage. */
export async function makeImage(parts, { imageId, owner: account }, source) {
    const names = { account, imageId };
    const { runtime } = parts;
    if (source.type === 'image')
        return docker.tagImage(runtime, names, source.dockerImage);
    if (source.type === 'object')
        return importObject(parts, names, source.object);
    return docker.commitMachine(runtime, names, { instanceId: source.instanceId, pause: true });
}
/** Makes the image that an import asks for. Throws UnusableImage, ObjectUnusable. */
export function importImage(parts, account, { imageId, object }) {
    return importObject(parts, { account, imageId }, object);
}
async function importObject(parts, names, object) {
    const { runtime, objects, workDirectory, tell = untold } = parts;
    const { body: packed, sizeBytes } = await objects.read(object);
    const counted = new Progress(sizeBytes, tell).counted(packed);
    const { kind, body } = await unpack(counted, limits.imageBytesMax);
    if (kind === 'saved')
        return docker.importSaved(runtime, names, streamOf(unnamed(body)));
    const file = join(workDirectory, `${names.imageId}.disk`);
    const root = kind === 'disk' ? diskRoot(body, file) : body;
    return docker.importRoot(runtime, names, streamOf(root));
}
/** Writes an image's root file system as a disk into a bucket. Throws UnusableImage. */
export async function exportDisk({ runtime, objects, workDirectory, tell = untold }, { dockerImage = '', format, object, taskId }) {
    const file = join(workDirectory, taskId);
    const read = new Progress(await docker.imageSize(runtime, dockerImage), partOf(tell, 0, 50));
    await docker.exportImage(runtime, dockerImage, (archive) => makeDisk(read.counted(archive), { file, format }, async (disk) => {
        const written = new Progress((await stat(file)).size, partOf(tell, 50, 100));
        await objects.write(object, written.counted(disk));
    }));
}
const untold = async () => { };
/**
 * Writes an image into a bucket as one object. AWS's is of a form of its own; ours is the root file
 * system as a tar archive, gzip-compressed, which every program and `ImportImage` can read.
 */
export async function storeImage({ runtime, objects, tell = untold }, { dockerImage, object }) {
    const read = new Progress(await docker.imageSize(runtime, dockerImage), tell);
    await docker.exportImage(runtime, dockerImage, (archive) => {
        const zip = createGzip({ level: 1 });
        archive.once('error', (error) => zip.destroy(error));
        archive.on('data', ({ length }) => read.add(length));
        return objects.write(object, archive.pipe(zip));
    });
}
/** Docker's client reads streams. */
function streamOf(pieces) {
    return Readable.from(copied(pieces), { objectMode: false });
}
