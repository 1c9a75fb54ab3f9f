/** The few requests that prepare and verify a load; none of them is measured. */
import { createPresign } from './presign.js';
const deletesAtOnce = 32;
/** The texts of all elements of one name, in document order, as they stand in the document. */
export function elements(xml, name) {
    return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1] ?? '');
}
const entities = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#34;': '"',
    '&apos;': "'",
    '&#39;': "'",
};
function decodeEntities(text) {
    return text.replace(/&[^;]+;/g, (entity) => entities[entity] ?? entity);
}
/** Makes a client; its requests throw on any status that is not 2xx. */
export function createClient(target) {
    const presign = createPresign(target);
    async function request(method, path, options = {}) {
        const url = target.url + presign(method, path, options.query);
        const response = await fetch(url, { method, body: options.body ?? null });
        if (response.ok)
            return response;
        throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    async function listPages(bucket, after = '') {
        const pages = [];
        let token;
        do {
            const query = { 'list-type': '2', 'max-keys': '1000' };
            if (token !== undefined)
                query['continuation-token'] = token;
            else if (after !== '')
                query['start-after'] = after;
            const xml = await (await request('GET', `/${bucket}`, { query })).text();
            pages.push({ query, keys: elements(xml, 'Key') });
            const next = elements(xml, 'NextContinuationToken')[0];
            token = next === undefined ? undefined : decodeEntities(next);
        } while (token !== undefined);
        return pages;
    }
    async function emptyAndDeleteBucket(bucket) {
        const keys = (await listPages(bucket)).flatMap((page) => page.keys);
        for (let first = 0; first < keys.length; first += deletesAtOnce) {
            const some = keys.slice(first, first + deletesAtOnce);
            await Promise.all(some.map((key) => request('DELETE', `/${bucket}/${key}`)));
        }
        await request('DELETE', `/${bucket}`);
    }
    const createBucket = async (bucket) => void (await request('PUT', `/${bucket}`));
    return { presign, request, listPages, createBucket, emptyAndDeleteBucket };
}
