import { checkBlobs } from './check-blobs.js';
import { decodeDefault, inherit } from './default-limits.js';
import { decodePage } from './images.js';
import { bodyKey, bucketKey, bucketUsageKey, defaultLimitsKey, manifestKey, nameOfUpload, objectKey, policyKey, referenceKey, } from './keys.js';
import { unnamedChunks } from './reclaim.js';
import { decodeBucket, decodeJson, decodeObject, } from './records.js';
import { scan } from './scan.js';
import { decodeUsage, measures } from './usage.js';
/** Checks everything; with `scrub` it also reads every chunk and compares its checksum. */
export async function check(engine, { scrub = false } = {}) {
    const checking = new Checking(engine);
    await checking.buckets();
    await checking.accounts();
    await checking.released();
    await checking.images();
    await checking.orphanedUploads();
    await checking.strays();
    const blobs = await checkBlobs(engine, checking.claimed, { scrub });
    const leftovers = await unnamedChunks(engine);
    return {
        problems: [...checking.problems, ...blobs.problems],
        ...checking.total,
        chunks: blobs.chunks,
        leftoverChunks: leftovers.length,
    };
}
class Checking {
    #engine;
    problems = [];
    /** References that some body claims, by their keys in hex. */
    claimed = new Set();
    total = { buckets: 0, objects: 0, bytes: 0 };
    #holders = new Set();
    #bucketIds = new Set();
    #uploads = new Set();
    #accounts = new Map();
    /** Buckets whose records name a policy, by their ids in hex. */
    #withPolicy = new Set();
    constructor(engine) {
        this.#engine = engine;
    }
    /** Walks every bucket's objects and uploads, and compares its usage with their sum. */
    async buckets() {
        for await (const { value } of scan(this.#engine.records, 'B')) {
            const bucket = decodeBucket(value);
            this.#bucketIds.add(bucket.id.toString('hex'));
            this.total.buckets++;
            const sum = { bytes: 0, objects: 0 };
            await this.#objects(bucket, sum);
            await this.#uploadsOf(bucket, sum);
            await this.#compare(`bucket ${bucket.name}`, bucketUsageKey(bucket.id), sum);
            await this.#policyOf(bucket);
            const account = this.#accounts.get(bucket.account) ?? { bytes: 0, objects: 0, buckets: 0 };
            account.buckets++;
            account.bytes += sum.bytes;
            account.objects += sum.objects;
            this.#accounts.set(bucket.account, account);
            this.total.objects += sum.objects;
            this.total.bytes += sum.bytes;
        }
    }
    async #objects(bucket, sum) {
        const prefix = objectKey(bucket.id, '');
        for await (const { key, value } of scan(this.#engine.records, prefix)) {
            const record = decodeObject(value);
            const name = `${bucket.name}/${key.toString('utf8', prefix.length)}`;
            sum.objects++;
            sum.bytes += record.sizeBytes;
            this.#holders.add(record.holder);
            const bytes = await this.#bodyBytes(name, record);
            if (bytes !== undefined && bytes !== record.sizeBytes) {
                this.problems.push(`${name} says ${record.sizeBytes} bytes, its body has ${bytes}`);
            }
        }
    }
    /** How many bytes an object's body has; undefined if that has been complained of already. */
    async #bodyBytes(name, record) {
        const { kind, holder, extents } = record;
        if (kind === 'empty')
            return 0;
        if (kind === 'extents') {
            return this.#claim(holder, extents.map(({ blob, offset, length }) => [blob, offset, length]));
        }
        const key = kind === 'inline' ? bodyKey(holder) : manifestKey(holder);
        const { values } = await this.#engine.records.read({ keys: [key] });
        if (!values[0]) {
            this.problems.push(`${name}: its ${kind === 'inline' ? 'body' : 'manifest'} is missing`);
            return undefined;
        }
        if (kind === 'inline')
            return values[0].length;
        const { pieces } = decodeJson(values[0]);
        return pieces.reduce((sum, piece) => sum + this.#claim(piece.holder, piece.extents), 0);
    }
    #claim(holder, extents) {
        for (const [blob] of extents) {
            this.claimed.add(referenceKey(blob, holder).toString('hex'));
        }
        return extents.reduce((sum, [, , length]) => sum + length, 0);
    }
    async #uploadsOf(bucket, sum) {
        const prefix = Buffer.concat([Buffer.from('U'), bucket.id]);
        for await (const { key } of scan(this.#engine.records, prefix)) {
            sum.bytes += await this.#partsOf(nameOfUpload(key).uploadId);
        }
    }
    async #partsOf(uploadId) {
        this.#uploads.add(uploadId);
        let bytes = 0;
        for await (const { value } of scan(this.#engine.records, `P${uploadId}`)) {
            const { holder, extents, sizeBytes } = decodeJson(value);
            this.#claim(holder, extents);
            bytes += sizeBytes;
        }
        return bytes;
    }
    /** The uploads of removed buckets wait to be aborted. */
    async orphanedUploads() {
        for await (const { key } of scan(this.#engine.records, 'X')) {
            const bucketId = key.subarray(1);
            this.#bucketIds.add(bucketId.toString('hex'));
            const prefix = Buffer.concat([Buffer.from('U'), bucketId]);
            for await (const upload of scan(this.#engine.records, prefix)) {
                await this.#partsOf(nameOfUpload(upload.key).uploadId);
            }
        }
    }
    /**
     * Every account's usage is the sum of its buckets', and its limits that are not its own are the
     * operator's.
     */
    async accounts() {
        const { values } = await this.#engine.records.read({ keys: [defaultLimitsKey] });
        const fallback = decodeDefault(values[0]);
        for await (const { key, value } of scan(this.#engine.records, 'Qa')) {
            const account = key.toString('utf8', 2);
            const sum = this.#accounts.get(account) ?? { bytes: 0, objects: 0, buckets: 0 };
            await this.#compare(`account ${account}`, key, sum);
            const usage = decodeUsage(value);
            // The first release kept no count.
            if (Number.isNaN(usage.buckets))
                continue;
            if (usage.buckets !== sum.buckets) {
                this.problems.push(`account ${account} has ${sum.buckets} buckets, its usage says ${usage.buckets}`);
            }
            const { limit } = inherit(usage, fallback);
            if (measures.some((measure) => limit[measure] !== usage.limit[measure])) {
                this.problems.push(`account ${account} has not the default limits that it follows`);
            }
        }
    }
    /** The policy that a bucket's record names is there; that none is left over is for the end. */
    async #policyOf(bucket) {
        if (!bucket.hasPolicy)
            return;
        this.#withPolicy.add(bucket.id.toString('hex'));
        const { values } = await this.#engine.records.read({ keys: [policyKey(bucket.id)] });
        if (!values[0])
            this.problems.push(`bucket ${bucket.name} has lost its policy`);
    }
    async #compare(what, usageKey, sum) {
        const { values } = await this.#engine.records.read({ keys: [usageKey] });
        const { bytes, objects } = decodeUsage(values[0]);
        if (bytes === sum.bytes && objects === sum.objects)
            return;
        this.problems.push(`${what} holds ${sum.bytes} bytes in ${sum.objects} objects, ` +
            `its usage says ${bytes} in ${objects}`);
    }
    /** Bodies that were let go and wait to be reclaimed still claim their references. */
    async released() {
        for await (const { value } of scan(this.#engine.records, 'T')) {
            const { holder, blobs } = decodeJson(value);
            this.#holders.add(holder);
            for (const blob of blobs ?? []) {
                this.claimed.add(referenceKey(blob, holder).toString('hex'));
            }
            const manifest = await this.#engine.records.read({ keys: [manifestKey(holder)] });
            if (blobs || !manifest.values[0])
                continue;
            for (const piece of decodeJson(manifest.values[0]).pieces) {
                this.#claim(piece.holder, piece.extents);
            }
        }
    }
    /** The pages of disks' images; whose they are is for `compute/check.ts`. */
    async images() {
        for await (const { value } of scan(this.#engine.records, 'G')) {
            const { holder, blocks } = decodePage(value);
            for (const { blob } of blocks) {
                this.claimed.add(referenceKey(blob, holder).toString('hex'));
            }
        }
    }
    /** Records whose owners are not there. */
    async strays() {
        const { records } = this.#engine;
        for (const table of ['D', 'M']) {
            for await (const { key } of scan(records, table)) {
                const holder = key.toString('hex', 1);
                if (!this.#holders.has(holder))
                    this.problems.push(`body ${table} ${holder} has no object`);
            }
        }
        for (const table of ['O', 'U']) {
            for await (const { key } of scan(records, table)) {
                const id = key.toString('hex', 1, 9);
                if (!this.#bucketIds.has(id))
                    this.problems.push(`${table} ${id} has no bucket`);
            }
        }
        for await (const { key } of scan(records, 'P')) {
            const uploadId = key.toString('latin1', 1, key.length - 2);
            if (!this.#uploads.has(uploadId))
                this.problems.push(`a part of ${uploadId} has no upload`);
        }
        for await (const { key } of scan(records, 'C')) {
            const id = key.toString('hex', 1, 9);
            if (!this.#withPolicy.has(id))
                this.problems.push(`the policy of ${id} has no bucket`);
        }
        await this.#bucketIndex();
    }
    async #bucketIndex() {
        for await (const { key } of scan(this.#engine.records, 'A')) {
            const name = key.toString('utf8', key.indexOf(0) + 1);
            const { values } = await this.#engine.records.read({ keys: [bucketKey(name)] });
            if (!values[0])
                this.problems.push(`bucket ${name} is listed but is not there`);
        }
    }
}
