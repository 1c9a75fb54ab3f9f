/** The images that machines need, made without a registry and kept in the user's cache. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot, runCommand } from './server.js';
const images = join(repositoryRoot, 'docker/images');
const suite = 'bookworm';
/** Imports `cairn/holder` and `cairn/debian-12`, which takes minutes to make the first time. */
export async function importMachineImages(daemon) {
    await importHolderImage(daemon);
    const { docker } = daemon;
    await docker('import', '-c', 'CMD ["/sbin/init"]', await debianArchive(), 'cairn/debian-12');
}
/** Imports `cairn/holder` alone, in a second: enough for what networks do. */
export async function importHolderImage({ docker }) {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-holder-'));
    try {
        const root = join(folder, 'root');
        const archive = join(folder, 'holder.tar');
        await succeed('sh', join(images, 'holder/collect.sh'), root);
        await succeed('tar', '-C', root, '-cf', archive, '.');
        await docker('import', archive, 'cairn/holder');
    }
    finally {
        await rm(folder, { recursive: true, force: true });
    }
}
/** The same packages and the same set-up as the Dockerfile's, on a Debian by mmdebstrap. */
async function debianArchive() {
    const packages = await readFile(join(images, 'debian-12/packages'), 'utf8');
    const scripts = ['cloud-init.sh', 'debian-12/setup.sh'].map((name) => join(images, name));
    const key = createHash('sha256').update(packages);
    for (const script of scripts)
        key.update(await readFile(script));
    const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cairn');
    const archive = join(cache, `machine-${suite}-${key.digest('hex').slice(0, 12)}.tar`);
    if (existsSync(archive))
        return archive;
    await mkdir(cache, { recursive: true });
    const made = `${archive}.${process.pid}`;
    const include = packages.trim().split('\n').join(',');
    await succeed('mmdebstrap', '--variant=minbase', '--format=tar', `--include=${include}`, ...scripts.map((script) => `--customize-hook=chroot "$1" sh -s < '${script}'`), suite, made);
    await rename(made, archive);
    return archive;
}
async function succeed(name, ...args) {
    const result = await runCommand(name, args, { timeoutMs: 1_200_000 });
    if (result.code !== 0)
        throw new Error(`${name} ${args.join(' ')}:\n${result.stderr}`);
}
