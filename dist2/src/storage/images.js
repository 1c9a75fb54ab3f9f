import { limits } from '../limits.js';
import { newId } from './context.js';
import { blobKey, idBytes, referenceKey, releasedKey } from './keys.js';
import { decodeBlob, encodeBlob, encodeJson } from './records.js';
import { scan } from './scan.js';
const hashBytes = 32;
const entryBytes = 2 + idBytes + hashBytes;
const version = 1;
/** The calls about images. */
export function images(context) {
    const { engine } = context;
    const { records, chunks } = engine;
    return {
        blockBytes: limits.chunkBytes,
        pageBlocks: limits.imagePageBlocks,
        put: (bytes) => chunks.put(bytes),
        images: () => allImages(engine),
        async putPage(image, page, blocks) {
            const holder = newId(context);
            const named = blocks.map((block) => 'blob' in block ? block : { ...block, blob: newId(context) });
            const written = { key: pageKey(image, page), holder, blocks: named };
            if (await records.transact(writePage, written))
                return true;
            await chunks.drop(blocks.flatMap((block) => ('chunk' in block ? [block.chunk] : [])));
            return false;
        },
        async page(image, page) {
            const [found] = (await records.read({ keys: [pageKey(image, page)] })).values;
            return found && decodePage(found).blocks;
        },
        async *read(blobs) {
            const done = context.reading.hold(blobs);
            try {
                for (const id of await chunksOf(engine, blobs))
                    yield await chunks.get(id);
            }
            finally {
                done();
            }
        },
        async release(image) {
            for await (const { key, value } of scan(records, imagePrefix(image))) {
                const { holder, blocks } = decodePage(value);
                const released = { at: context.now(), holder, blobs: blocks.map(blobOf) };
                await records.transact(releasePage, { key, released });
            }
        },
    };
}
const blobOf = ({ blob }) => blob;
function imagePrefix(image) {
    return Buffer.from(`G${image}\0`);
}
function pageKey(image, page) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(page);
    return Buffer.concat([imagePrefix(image), number]);
}
function encodePage({ holder, blocks }) {
    const bytes = Buffer.alloc(1 + idBytes + blocks.length * entryBytes);
    bytes[0] = version;
    bytes.write(holder, 1, 'hex');
    blocks.forEach(({ index, blob, hash }, number) => {
        const at = 1 + idBytes + number * entryBytes;
        bytes.writeUInt16BE(index, at);
        bytes.write(blob, at + 2, 'hex');
        bytes.write(hash, at + 2 + idBytes, 'base64');
    });
    return bytes;
}
/** Takes a page apart. */
export function decodePage(bytes) {
    if (bytes[0] !== version)
        throw new Error(`a page of an image has version ${bytes[0]}`);
    const blocks = [];
    for (let at = 1 + idBytes; at < bytes.length; at += entryBytes) {
        const hashAt = at + 2 + idBytes;
        blocks.push({
            index: bytes.readUInt16BE(at),
            blob: bytes.toString('hex', at + 2, hashAt),
            hash: bytes.toString('base64', hashAt, hashAt + hashBytes),
        });
    }
    return { holder: bytes.toString('hex', 1, 1 + idBytes), blocks };
}
const nothing = Buffer.alloc(0);
/** Names what is shared only if it is there: another image that named it may have gone. */
const writePage = {
    name: 'writePage',
    grows: true,
    reads: ({ blocks }) => ({ keys: blocks.filter(isShared).map(({ blob }) => blobKey(blob)) }),
    decide({ values }, { key, holder, blocks }) {
        if (values.some((record) => record === undefined))
            return { result: false };
        const made = blocks.flatMap(({ blob, chunk }) => chunk === undefined ? [] : [[blobKey(blob), blobRecord(chunk)]]);
        const names = blocks.map(({ blob }) => [referenceKey(blob, holder), nothing]);
        return { result: true, put: [[key, encodePage({ holder, blocks })], ...made, ...names] };
    },
};
function isShared({ chunk }) {
    return chunk === undefined;
}
/** A chunk's length stands in its name. */
function blobRecord(chunk) {
    const sizeBytes = chunk.readUInt32BE(chunkLengthAt);
    return encodeBlob({ sizeBytes, chunkBytes: limits.chunkBytes, chunks: [chunk] });
}
const chunkLengthAt = 10;
const releasePage = {
    name: 'releasePage',
    reads: ({ key }) => ({ keys: [key] }),
    decide({ values: [found] }, { key, released }) {
        if (found === undefined)
            return { result: undefined };
        const note = [releasedKey(released.at, released.holder), encodeJson(released)];
        return { result: undefined, put: [note], remove: [key] };
    },
};
async function chunksOf({ records }, blobs) {
    const { values } = await records.read({ keys: blobs.map(blobKey) });
    return values.map((record, index) => {
        const [id] = record === undefined ? [] : decodeBlob(record).chunks;
        if (id === undefined)
            throw new Error(`blob ${blobs[index]} of an image is not there`);
        return id;
    });
}
async function* allImages({ records }) {
    let current;
    for await (const { key } of scan(records, 'G')) {
        const image = key.toString('latin1', 1, key.indexOf(0));
        if (current?.image === image)
            current.pages++;
        else {
            if (current !== undefined)
                yield current;
            current = { image, pages: 1 };
        }
    }
    if (current !== undefined)
        yield current;
}
