/**
 * An archive of `docker save` without the names that it gives to its images: `docker load` would
 * give them away, even names that are ours. Its small lists of names are written anew in their old
 * length; of the rest passes what such an archive has, and no other name and no other link, with
 * which a list could hide.
 */
import { UnusableImage } from './images.js';
const blockBytes = 512;
/** Names and settings of one image; Docker's own are a few KiB. */
const listBytesMax = 4 * 1024 * 1024;
const lists = new Set(['manifest.json', 'repositories', 'index.json']);
const digest = '[0-9a-f]{64}';
/** What docker, podman, buildah, kaniko and crane write. */
const files = new RegExp(`^(oci-layout|blobs/sha256/${digest}|(sha256:)?${digest}(\\.json|\\.tar|\\.tar\\.gz)?|` +
    `${digest}/(VERSION|json|layer\\.tar))$`);
const folders = new RegExp(`^(\\.|blobs|blobs/sha256|${digest})/?$`);
const link = new RegExp(`^${digest}/layer\\.tar$`);
const linked = new RegExp(`^\\.\\./${digest}(/layer\\.tar|\\.tar)$`);
/** Passes an archive on without names. Throws UnusableImage for what is no archive. */
export async function* unnamed(archive) {
    const input = new Input(archive);
    let extended = {};
    for (;;) {
        const header = await input.exactly(blockBytes);
        if (header === undefined)
            return;
        yield header;
        if (header.every((byte) => byte === 0))
            continue;
        const entry = { ...entryOf(header), ...extended };
        const { type, bytes } = entry;
        const padded = Math.ceil(bytes / blockBytes) * blockBytes;
        if (type === 'x' || type === 'L') {
            const body = await input.small(padded);
            extended = { ...extended, ...extensionIn(type, body.subarray(0, bytes).toString()) };
            yield body;
            continue;
        }
        extended = {};
        const path = entry.path.replace(/^\.\/(?=.)/, '');
        if (isFile(type) && lists.has(path)) {
            yield withoutNames(path, await input.small(padded), bytes);
            continue;
        }
        requireKnown({ ...entry, path });
        yield* input.pieces(padded);
    }
}
function entryOf(header) {
    const text = (from, to) => header.subarray(from, to).toString('latin1').replace(/\0.*$/s, '');
    if (text(257, 262) !== 'ustar')
        throw notAnArchive();
    // GNU writes what does not fit into octal digits in binary.
    const isBinary = ((header[124] ?? 0) & 0x80) !== 0;
    const bytes = isBinary
        ? Number(header.readBigUInt64BE(128))
        : Number.parseInt(text(124, 136).trim() || '0', 8);
    if (!(bytes >= 0 && Number.isSafeInteger(bytes)))
        throw notAnArchive();
    // Only POSIX's ustar has a second half of the name there.
    const prefix = header[262] === 0 ? text(345, 500) : '';
    const name = text(0, 100);
    const path = prefix ? `${prefix}/${name}` : name;
    return { path, type: text(156, 157) || '0', bytes, target: text(157, 257) };
}
function isFile(type) {
    return type === '0' || type === '7';
}
/** A name or size that an entry has instead of its header's: GNU's, or POSIX's. */
function extensionIn(type, text) {
    if (type === 'L')
        return { path: text.replace(/\0.*$/s, '') };
    const records = new Map();
    for (let rest = text; rest !== '';) {
        const [whole, length = '', key = ''] = /^(\d{1,7}) ([^=\n]+)=/.exec(rest) ?? [];
        const end = Number(length);
        if (whole === undefined || rest[end - 1] !== '\n')
            throw notAnArchive();
        records.set(key, rest.slice(whole.length, end - 1));
        rest = rest.slice(end);
    }
    if ([...records.keys()].some((key) => key.startsWith('GNU.sparse')))
        throw notAnArchive();
    const [path, size, target] = ['path', 'size', 'linkpath'].map((key) => records.get(key));
    if (size !== undefined && !/^\d{1,15}$/.test(size))
        throw notAnArchive();
    return {
        ...(path !== undefined && { path }),
        ...(size !== undefined && { bytes: Number(size) }),
        ...(target !== undefined && { target }),
    };
}
function requireKnown({ path, type, target, bytes }) {
    if (isFile(type) && files.test(path))
        return;
    if (type === '5' && folders.test(path) && bytes === 0)
        return;
    // One layer that an image has twice.
    if (type === '2' && link.test(path) && linked.test(target) && bytes === 0)
        return;
    throw notAnArchive();
}
/** JSON may end in spaces. */
function withoutNames(path, body, bytes) {
    const written = Buffer.from(body);
    written.fill(' ', 0, bytes);
    const text = JSON.stringify(strip(path, parse(body.subarray(0, bytes).toString())));
    if (Buffer.byteLength(text) > bytes)
        throw notAnArchive();
    written.write(text);
    return written;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw notAnArchive();
    }
}
function strip(path, list) {
    if (path === 'repositories')
        return {};
    if (path === 'manifest.json') {
        if (!Array.isArray(list))
            throw notAnArchive();
        return list.map(({ Config, Layers }) => ({ Config, RepoTags: [], Layers }));
    }
    const { manifests = [], schemaVersion, mediaType } = (list ?? {});
    if (!Array.isArray(manifests))
        throw notAnArchive();
    const bare = manifests.map(({ annotations: _, ...rest }) => rest);
    return { schemaVersion, mediaType, manifests: bare };
}
function notAnArchive() {
    return new UnusableImage('It is not an archive as docker save writes it');
}
/** The pieces of a stream, cut as they are wanted. */
class Input {
    #source;
    #rest = Buffer.alloc(0);
    constructor(source) {
        this.#source = source[Symbol.asyncIterator]();
    }
    /** So many bytes; undefined at the end. */
    async exactly(bytes) {
        const pieces = [];
        for await (const piece of this.pieces(bytes))
            pieces.push(Buffer.from(piece));
        const all = Buffer.concat(pieces);
        if (all.length === bytes)
            return all;
        if (all.length === 0)
            return undefined;
        throw notAnArchive();
    }
    /** So many bytes, which must be few. */
    async small(bytes) {
        const body = bytes > listBytesMax ? undefined : await this.exactly(bytes);
        if (body === undefined)
            throw notAnArchive();
        return body;
    }
    /** The next bytes as they come, fewer at the end. */
    async *pieces(bytes) {
        let left = bytes;
        while (left > 0) {
            if (this.#rest.length === 0) {
                const { value, done } = await this.#source.next();
                if (done)
                    return;
                this.#rest = value;
                continue;
            }
            const piece = this.#rest.subarray(0, left);
            this.#rest = this.#rest.subarray(piece.length);
            left -= piece.length;
            yield piece;
        }
    }
}
