/** What a bucket is, in memory and in the fewest words: the judge of the model test. */
import { createHash } from 'node:crypto';
/** Keys and bodies, and AWS's rules about them. */
export class BucketModel {
    #objects = new Map();
    get(key) {
        return this.#objects.get(key);
    }
    keys() {
        return [...this.#objects.keys()].sort(byBytes);
    }
    put(key, body, colour) {
        const etag = `"${md5(body).toString('hex')}"`;
        this.#objects.set(key, { body, etag, colour });
        return etag;
    }
    complete(key, parts, colour) {
        const sums = md5(Buffer.concat(parts.map(md5))).toString('hex');
        const etag = `"${sums}-${parts.length}"`;
        this.#objects.set(key, { body: Buffer.concat(parts), etag, colour });
        return etag;
    }
    /** The server chooses the ETag of an appended object. */
    append(key, more, etag) {
        const { body, colour } = this.#objects.get(key);
        this.#objects.set(key, { body: Buffer.concat([body, more]), etag, colour });
    }
    /** The ETag of a copy is an MD5 unless its source was made of parts or appended to. */
    copy(from, to, etag) {
        const { body, colour } = this.#objects.get(from);
        this.#objects.set(to, { body, etag, colour });
    }
    rename(from, to) {
        this.#objects.set(to, this.#objects.get(from));
        this.#objects.delete(from);
    }
    remove(key) {
        this.#objects.delete(key);
    }
    list(prefix, delimiter, max) {
        const entries = new Map();
        for (const key of this.keys()) {
            if (!key.startsWith(prefix))
                continue;
            const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
            if (end < 0)
                entries.set(key, 'key');
            else
                entries.set(key.slice(0, end + delimiter.length), 'prefix');
        }
        const inOrder = [...entries].sort(([a], [b]) => byBytes(a, b));
        const pages = [];
        for (let at = 0; at === 0 || at < inOrder.length; at += max) {
            const page = inOrder.slice(at, at + max);
            pages.push({
                keys: page.filter(([, kind]) => kind === 'key').map(([name]) => name),
                prefixes: page.filter(([, kind]) => kind === 'prefix').map(([name]) => name),
                isTruncated: at + max < inOrder.length,
            });
        }
        return pages;
    }
}
function md5(body) {
    return createHash('md5').update(body).digest();
}
function byBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
