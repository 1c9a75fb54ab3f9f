/** Signs chunks with the keys of AWS's example of chunked uploads; shares no code with src. */
import { createHash, createHmac } from 'node:crypto';
const date = '20130524';
const scope = `${date}/us-east-1/s3/aws4_request`;
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const signingKey = [date, 'us-east-1', 's3', 'aws4_request'].reduce(hmac, 'AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
/** A chain of signatures that begins with the one of the headers. */
export function exampleSigner(seedSignature) {
    let previous = seedSignature;
    const sign = (algorithm, hashes) => {
        const text = [algorithm, `${date}T000000Z`, scope, previous, ...hashes].join('\n');
        previous = hmac(signingKey, text).toString('hex');
        return previous;
    };
    return {
        chunk: (hash) => sign('AWS4-HMAC-SHA256-PAYLOAD', [sha256(''), hash]),
        trailer: (bytes) => sign('AWS4-HMAC-SHA256-TRAILER', [sha256(bytes)]),
    };
}
/** What a client sends. Chunks are signed if there is a signer, the trailer too. */
export function frame(chunks, options = {}) {
    const { signer, trailer, ending = '\r\n' } = options;
    const header = (data) => {
        const signature = signer ? `;chunk-signature=${signer.chunk(sha256(data))}` : '';
        return `${data.length.toString(16)}${signature}\r\n`;
    };
    const framed = chunks.flatMap((data) => [Buffer.from(header(data)), data, Buffer.from('\r\n')]);
    let end = header(Buffer.alloc(0));
    if (trailer !== undefined)
        end += trailer + ending;
    if (trailer !== undefined && signer !== undefined) {
        end += `x-amz-trailer-signature:${signer.trailer(Buffer.from(`${trailer}\n`))}\r\n`;
    }
    return Buffer.concat([...framed, Buffer.from(`${end}\r\n`)]);
}
