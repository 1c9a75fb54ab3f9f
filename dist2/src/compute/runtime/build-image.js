/** Images that the operator has Docker build or take in. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isNotFound } from './docker.js';
import { UnusableImage } from './images.js';
/** Whether Docker has an image of this name. */
export async function hasImage({ docker }, name) {
    try {
        await docker.getImage(name).inspect();
        return true;
    }
    catch (error) {
        if (isNotFound(error))
            return false;
        throw error;
    }
}
/** Builds an image. Throws UnusableImage with Docker's own words. */
export async function buildImage({ docker }, { folder, recipe, name, onLine }) {
    const src = await readdir(folder);
    const dockerfile = `${recipe}/Dockerfile`;
    const options = { t: name, pull: true, dockerfile };
    const answer = await docker.buildImage({ context: folder, src }, options);
    await follow(answer, onLine);
}
/** Takes in the archive of a root file system, packed or not. Throws UnusableImage. */
export async function addImage({ docker }, { file, name }) {
    const [repo = '', tag = ''] = name.split(':');
    const changes = 'CMD ["/sbin/init"]';
    const answer = await docker.importImage(createReadStream(file), { repo, tag, changes });
    await follow(answer, () => { });
}
async function follow(answer, onLine) {
    let rest = '';
    const take = (text) => {
        if (text.trim() === '')
            return;
        const { stream, status, error } = JSON.parse(text);
        if (error !== undefined)
            throw new UnusableImage(error);
        const line = (stream ?? status ?? '').trim();
        if (line !== '')
            onLine(line);
    };
    for await (const piece of answer) {
        const lines = `${rest}${String(piece)}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines)
            take(line);
    }
    take(rest);
}
