/**
 * The files of volumes and of snapshots in the making, in a folder of the data directory:
 *
 *     vol-….img     a volume: sparse, so it takes what was written to it
 *     snap-….held   a volume's bytes at the moment of a snapshot, until they are in the store
 *
 * Whatever is written at length is written beside its name with `.part` behind, and moved there
 * when it is whole.
 */
import { execFile } from 'node:child_process';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sizeVolume } from './runtime/volumes.js';
const run = promisify(execFile);
const gib = 1024 ** 3;
const volumeName = /^(vol-[0-9a-f]+)\.img$/;
const heldName = /^(snap-[0-9a-f]+)\.held$/;
/** The folder that all of them are in. */
export function volumeDirectory(dataDirectory) {
    return join(dataDirectory, 'machine-volumes');
}
/** The file of a volume. */
export function volumeFile(dataDirectory, volumeId) {
    return join(volumeDirectory(dataDirectory), `${volumeId}.img`);
}
/** The bytes that a snapshot is made of, until it is made. */
export function heldFile(dataDirectory, snapshotId) {
    return join(volumeDirectory(dataDirectory), `${snapshotId}.held`);
}
/** Whether a file is there. */
export async function isThere(file) {
    return (await stat(file).catch(() => undefined)) !== undefined;
}
/** Makes the file of a volume, or makes it larger; one that has its size is left as it is. */
export async function ensureVolumeFile(file, sizeGiB) {
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
    await sizeVolume(file, sizeGiB * gib);
}
/** A file under way: `fill` writes it, and then it is there whole, or not at all. */
export async function writeWhole(file, fill) {
    const part = `${file}.part`;
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
    await rm(part, { force: true });
    await fill(part);
    const handle = await open(part, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(part, file);
}
/** Removes a file with what was under way for it; one that is not there is no error. */
export async function removeFile(file) {
    await rm(file, { force: true });
    await rm(`${file}.part`, { force: true });
}
/** What the folder has: volumes, and held snapshots, by their ids. */
export async function listFiles(dataDirectory) {
    const names = await readdir(volumeDirectory(dataDirectory)).catch(() => []);
    const matching = (pattern) => names.flatMap((name) => pattern.exec(name.replace(/\.part$/, ''))?.[1] ?? []);
    return { volumes: matching(volumeName), held: matching(heldName) };
}
/**
 * The ranges of a file that are no holes. Node has no call that seeks for them; perl, which is part
 * of every Debian, has. Without it all of the file counts, which is right, and slow.
 */
export async function dataRanges(file) {
    try {
        const { stdout } = await run('perl', ['-e', seekScript, file], { maxBuffer: 1024 ** 3 });
        const lines = stdout.split('\n').filter(Boolean);
        return lines.map((line) => {
            const [start = 0, end = 0] = line.split(' ').map(Number);
            return { start, end };
        });
    }
    catch {
        return [{ start: 0, end: (await stat(file)).size }];
    }
}
/** SEEK_DATA is 3, SEEK_HOLE 4. */
const seekScript = `
open(F, '<', $ARGV[0]) or die; my $at = 0;
while (defined(my $data = sysseek(F, $at, 3))) {
  my $hole = sysseek(F, $data, 4); die unless defined $hole;
  printf("%d %d\\n", $data, $hole); $at = $hole;
}
die unless $!{ENXIO};
`;
/** The loop devices that show files of the folder, those of files that are gone too. */
export async function listLoops(dataDirectory) {
    const asked = ['--list', '--json', '-O', 'NAME,BACK-FILE'];
    const { stdout } = await run('losetup', asked).catch(() => ({ stdout: '' }));
    const { loopdevices = [] } = (stdout.trim() === '' ? {} : JSON.parse(stdout));
    const folder = `${volumeDirectory(dataDirectory)}/`;
    return loopdevices.flatMap(({ name, 'back-file': found }) => {
        const file = found?.replace(/ \(deleted\)$/, '');
        return file?.startsWith(folder) ? [{ device: name, file }] : [];
    });
}
/** Takes a loop device from its file; what is mounted lets go when it is unmounted. */
export async function freeLoop(device) {
    await run('losetup', ['--detach', device]);
}
