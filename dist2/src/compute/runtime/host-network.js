/**
 * A program of the holder's image in the network of the machine that Docker runs on, with the
 * right to change it: so Cairn itself needs neither root nor nft there.
 */
import { textArchive } from './archive.js';
import { isNotFound } from './docker.js';
import { labels, nameOf } from './labels.js';
/** Runs it to its end; gives what it wrote. Throws with that when it fails. */
export async function runOnHost(runtime, run) {
    const id = `host-${run.purpose}`;
    const name = nameOf(runtime, id);
    await remove(runtime, name);
    const container = await runtime.docker.createContainer({
        name,
        Image: run.image,
        Cmd: ['/bin/sh', '-eu', '/cairn/run.sh'],
        Labels: labels(runtime, { kind: 'host', account: '', id }),
        HostConfig: {
            NetworkMode: 'host',
            UsernsMode: 'host',
            CapDrop: ['ALL'],
            CapAdd: ['NET_ADMIN'],
            SecurityOpt: ['no-new-privileges'],
            PidsLimit: 32,
        },
    });
    try {
        const archive = textArchive({ ...run.files, 'run.sh': run.script });
        await container.putArchive(archive, { path: '/cairn' });
        await container.start();
        const { StatusCode } = (await container.wait());
        const log = (await container.logs({ stdout: true, stderr: true }));
        const output = unframed(log).trim();
        if (StatusCode !== 0)
            throw new Error(`the host's network could not be changed: ${output}`);
        return output;
    }
    finally {
        await remove(runtime, name);
    }
}
async function remove(runtime, name) {
    try {
        await runtime.docker.getContainer(name).remove({ force: true, v: true });
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
/** Docker puts eight bytes before each piece: its stream, and its length in the last four. */
function unframed(log) {
    const pieces = [];
    for (let at = 0; at + 8 <= log.length;) {
        const end = at + 8 + log.readUInt32BE(at + 4);
        pieces.push(log.subarray(at + 8, end));
        at = end;
    }
    return Buffer.concat(pieces).toString();
}
