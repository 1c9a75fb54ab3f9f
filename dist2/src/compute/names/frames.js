/** Messages on a stream: each behind its length in two bytes (RFC 1035, 4.2.2). */
/** A message as it goes on the stream. */
export function framed(message) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(message.length);
    return Buffer.concat([length, message]);
}
/** Takes pieces of a stream, and gives the messages that are whole. */
export function createFrames() {
    let rest = Buffer.alloc(0);
    return (piece) => {
        rest = Buffer.concat([rest, piece]);
        const messages = [];
        while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
            const end = 2 + rest.readUInt16BE(0);
            messages.push(rest.subarray(2, end));
            rest = rest.subarray(end);
        }
        return messages;
    };
}
