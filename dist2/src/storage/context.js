/** Counts the readers of each blob. */
export class BlobsInUse {
    #readers = new Map();
    /** Marks blobs as being read; call what it answers when done. */
    hold(blobs) {
        const held = [...new Set(blobs)];
        for (const blob of held)
            this.#readers.set(blob, (this.#readers.get(blob) ?? 0) + 1);
        return () => {
            for (const blob of held.splice(0)) {
                const left = (this.#readers.get(blob) ?? 1) - 1;
                if (left === 0)
                    this.#readers.delete(blob);
                else
                    this.#readers.set(blob, left);
            }
        };
    }
    /** Those of `blobs` that are being read. */
    among(blobs) {
        return blobs.filter((blob) => this.#readers.has(blob));
    }
}
/**
 * A new identity: 24 hex digits, in the order of time, so that records written together lie
 * together.
 */
export function newId(context) {
    return context.now().toString(16).padStart(12, '0') + context.random(6).toString('hex');
}
/** When a change happens, as S3 keeps it: whole seconds, in milliseconds. */
export function changeTime(context) {
    return Math.floor(context.now() / 1000) * 1000;
}
