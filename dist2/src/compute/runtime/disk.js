/** Disks, read and written by libguestfs. */
import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { UnusableImage } from './images.js';
import { throughProgram } from './program.js';
/**
 * The root file system of a disk as a tar archive, read by libguestfs, which looks at it inside a
 * virtual machine of its own. `file` is where the disk is put meanwhile.
 */
export async function* diskRoot(disk, file) {
    await requireGuestfs('virt-tar-out');
    try {
        await writeFile(file, disk, { mode: 0o600 });
        // Without libvirt, which need not be there.
        const direct = 'LIBGUESTFS_BACKEND=direct';
        yield* throughProgram(undefined, ['env', direct, 'virt-tar-out', '-a', file, '/', '-']);
    }
    finally {
        await rm(file, { force: true });
    }
}
/** What qemu calls the formats. */
const qemuFormats = { VMDK: 'vmdk', RAW: 'raw', VHD: 'vpc' };
/**
 * Makes a disk with an ext4 file system of a tar archive, and hands it to `work`. It has no kernel
 * and no boot loader, as the image has none. Throws UnusableImage.
 */
export async function makeDisk(archive, { file, format }, work) {
    await requireGuestfs('virt-make-fs');
    const tar = `${file}.tar`;
    const options = [`--format=${qemuFormats[format]}`, '--type=ext4', '--partition', '--size=+512M'];
    const command = ['env', 'LIBGUESTFS_BACKEND=direct', 'virt-make-fs', ...options, tar, file];
    try {
        await writeFile(tar, archive, { mode: 0o600 });
        await drain(throughProgram(undefined, command));
        await work(createReadStream(file));
    }
    finally {
        await rm(tar, { force: true });
        await rm(file, { force: true });
    }
}
async function drain(output) {
    for await (const _ of output)
        ;
}
/** Throws UnusableImage if a program of libguestfs is not there. */
async function requireGuestfs(program) {
    try {
        await drain(throughProgram(undefined, [program, '--version']));
    }
    catch (error) {
        throw new UnusableImage('Disks are read and written by libguestfs, which the server does not have (Debian: ' +
            'apt-get install libguestfs-tools). Archives (tar) need nothing.', { cause: error });
    }
}
