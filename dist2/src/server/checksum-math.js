import { checksumAlgorithms, combineCrc, compositeChecksum, } from '../wire/checksums.js';
export const checksumMath = {
    ofParts(algorithm, type, parts) {
        const decoded = parts.map(({ value, sizeBytes }) => ({
            value: Buffer.from(value, 'base64'),
            sizeBytes,
        }));
        if (type === 'FULL_OBJECT') {
            return combineCrc(algorithm, decoded).toString('base64');
        }
        const values = decoded.map(({ value }) => value);
        return `${compositeChecksum(algorithm, values).toString('base64')}-${parts.length}`;
    },
    async of(algorithm, bytes) {
        const hasher = checksumAlgorithms[algorithm].create();
        for await (const piece of bytes)
            hasher.update(piece);
        return hasher.digest().toString('base64');
    },
};
