/** A tar archive of a few small text files, as Docker takes files into a container. */
const blockBytes = 512;
/** The archive; names are at most 100 bytes and relative to where it is unpacked. */
export function textArchive(files) {
    const parts = Object.entries(files).flatMap(([name, text]) => {
        const body = Buffer.from(text);
        const padding = Buffer.alloc((blockBytes - (body.length % blockBytes)) % blockBytes);
        return [header(name, body.length), body, padding];
    });
    return Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]);
}
/** POSIX ustar: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html */
function header(name, bytes) {
    const block = Buffer.alloc(blockBytes);
    block.write(name, 0);
    block.write('0000600\0', 100);
    block.write('0000000\0', 108);
    block.write('0000000\0', 116);
    block.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124);
    block.write('00000000000\0', 136);
    // The sum is made with spaces in its own place.
    block.write('        ', 148);
    block.write('0', 156);
    block.write('ustar\0' + '00', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
}
