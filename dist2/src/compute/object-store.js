/** Buckets, as far as images have to do with them: compute knows no storage. */
/** An object cannot be read or written; the message says why, for whoever named it. */
export class ObjectUnusable extends Error {
    name = 'ObjectUnusable';
}
