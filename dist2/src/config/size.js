/** Sizes as people write and read them: `10MiB`, `1.5 GB`, `4096`. */
const unitBytes = {
    '': 1,
    b: 1,
    k: 1024,
    kib: 1024,
    kb: 1000,
    m: 1024 ** 2,
    mib: 1024 ** 2,
    mb: 1000 ** 2,
    g: 1024 ** 3,
    gib: 1024 ** 3,
    gb: 1000 ** 3,
    t: 1024 ** 4,
    tib: 1024 ** 4,
    tb: 1000 ** 4,
    p: 1024 ** 5,
    pib: 1024 ** 5,
    pb: 1000 ** 5,
};
/**
 * Bytes of a size like `10MiB` (1024s), `10MB` (1000s) or `10M` (1024s); undefined if it is none.
 */
export function parseSize(text) {
    const match = /^(\d{1,16}(?:\.\d{1,9})?)\s*([a-z]*)$/i.exec(text.trim());
    const unit = unitBytes[match?.[2]?.toLowerCase() ?? ''];
    if (match?.[1] === undefined || unit === undefined)
        return undefined;
    const sizeBytes = Math.round(Number(match[1]) * unit);
    return Number.isSafeInteger(sizeBytes) ? sizeBytes : undefined;
}
/** A size for people: `10 MiB`, `1.5 GiB`, `512 B`. Rounded to three digits. */
export function formatSize(sizeBytes) {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
    let unit = 0;
    let value = sizeBytes;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }
    return `${Number(value.toPrecision(value >= 1000 ? 4 : 3))} ${units[unit]}`;
}
