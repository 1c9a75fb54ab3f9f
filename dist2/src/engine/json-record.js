/**
 * Records that are few and read once a change, not once a request: a version byte and JSON.
 */
const version = 1;
/** Writes a record down. */
export function encodeRecord(record) {
    return Buffer.concat([Buffer.of(version), Buffer.from(JSON.stringify(record))]);
}
/** Reads a record; throws for one that a later release of Cairn wrote. */
export function decodeRecord(value) {
    if (value[0] !== version) {
        throw new Error(`A record has version ${value[0]}, made by a later release of Cairn`);
    }
    return JSON.parse(value.toString('utf8', 1));
}
