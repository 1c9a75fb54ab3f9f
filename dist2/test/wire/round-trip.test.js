/**
 * The two ends of the wire held against each other: what the AWS SDK sends for a random input,
 * decoded, is that input; what we send for a random output, read by the SDK, is that output. For
 * every operation.
 */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import * as sdk from '@aws-sdk/client-s3';
import { createDecoder } from '../../src/wire/decode.js';
import { createEncoder } from '../../src/wire/encode.js';
import { loadModel } from '../../src/wire/model.js';
import { createRequestParser } from '../../src/wire/request.js';
import { createRouter } from '../../src/wire/route.js';
import { useRandom } from '../support/random.js';
import { levelOf } from './request-line.js';
const model = loadModel('s3');
const router = createRouter(model);
const parse = createRequestParser([]);
const notInSchema = ['PostObject', 'OptionsObject'];
/** Its answer is an event stream, which is not REST-XML. */
const eventStream = 'SelectObjectContent';
describe('the wire, beside the AWS SDK', () => {
    const random = useRandom();
    for (const operation of model.operations.values()) {
        if (notInSchema.includes(operation.name))
            continue;
        it(`reads what it sends for ${operation.name}`, async () => {
            for (let round = 0; round < 5; round++) {
                const input = randomInput(operation, random);
                const { sent } = await exchange(operation.name, input, {});
                assert.deepEqual(await decodeSent(operation, sent, input), sendable(input));
            }
        });
        if (operation.name === eventStream)
            continue;
        it(`is read by it in the answer of ${operation.name}`, async () => {
            for (let round = 0; round < 5; round++) {
                const output = randomMembers(operation.output?.members ?? [], random);
                const input = randomInput(operation, random);
                const { received } = await exchange(operation.name, input, { operation, output });
                for (const [name, value] of Object.entries(output)) {
                    assert.deepEqual(await whole(received[name]), value, name);
                }
            }
        });
    }
});
/** Sends an input through the SDK; it receives `output` as we encode it. */
async function exchange(name, input, answer) {
    let sent;
    const handle = async (request) => {
        sent = request;
        return { response: response(answer.operation, answer.output ?? {}) };
    };
    const client = new sdk.S3Client({
        region: 'us-east-1',
        endpoint: 'http://127.0.0.1:9000',
        forcePathStyle: true,
        disableHostPrefix: true,
        credentials: { accessKeyId: 'a', secretAccessKey: 's' },
        maxAttempts: 1,
        responseChecksumValidation: 'WHEN_REQUIRED',
        requestHandler: { handle, metadata: { handlerProtocol: 'http/1.1' } },
    });
    const Command = sdk[`${name}Command`];
    assert.ok(Command);
    const received = await client.send(new Command(input)).catch((error) => {
        if (answer.operation || !sent)
            throw error;
        return {};
    });
    assert.ok(sent);
    return { sent, received: received };
}
function response(operation, output) {
    const encoded = operation && createEncoder(operation)(output);
    const headers = {};
    const flat = encoded?.headers ?? [];
    for (let at = 0; at < flat.length; at += 2)
        headers[flat[at]?.toLowerCase() ?? ''] = flat[at + 1] ?? '';
    const body = Readable.from([Buffer.from(encoded?.body ?? '')]);
    return { statusCode: encoded?.status ?? 200, headers, body };
}
/** A stream's bytes; anything else as it is. */
async function whole(value) {
    return value instanceof Readable ? Buffer.concat(await value.toArray()) : value;
}
async function decodeSent(operation, sent, input) {
    const query = Object.entries(sent.query).flatMap(([name, value]) => [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each ?? '')}`));
    const headers = {};
    for (const [name, value] of Object.entries(sent.headers))
        headers[name.toLowerCase()] = value;
    const target = query.length > 0 ? `${sent.path}?${query.join('&')}` : sent.path;
    const request = parse({ method: sent.method, target, headers });
    assert.equal(router.find(sent.method, levelOf(request), request).name, operation.name);
    const decoder = createDecoder(operation);
    const decoded = decoder.head(request);
    if (decoder.kind === 'document') {
        const body = sent.body === undefined ? '' : sent.body;
        decoder.document(decoded, Buffer.from(body));
    }
    // The SDK adds members of its own, like a checksum algorithm.
    return Object.fromEntries(Object.keys(sendable(input)).map((name) => [name, plain(decoded[name])]));
}
/** Metadata without the missing prototype that `deepEqual` minds. */
function plain(value) {
    const isBare = typeof value === 'object' && value && Object.getPrototypeOf(value) === null;
    return isBare ? { ...value } : value;
}
function sendable(input) {
    return Object.fromEntries(Object.entries(input).filter(([, value]) => !Buffer.isBuffer(value)));
}
function randomInput(operation, random) {
    const input = randomMembers(operation.input?.members ?? [], random);
    if ('Bucket' in input)
        input.Bucket = `bucket-${random.int(0, 999)}`;
    // The SDK checks or makes these itself.
    for (const name of ['ContentMD5', 'ContentLength', 'ChecksumAlgorithm', 'SSECustomerKey']) {
        delete input[name];
    }
    for (const name of Object.keys(input)) {
        if (/SSECustomerKey|^Checksum(?!Type)/.test(name))
            delete input[name];
    }
    return input;
}
function randomMembers(members, random) {
    const values = {};
    for (const member of members) {
        const needed = member.required || member.binding.in === 'payload';
        if (deprecated.has(member.name) || !(needed || random.chance(0.6)))
            continue;
        values[member.name] = randomValue(member.shape, member, random);
    }
    return values;
}
/** `Expires` is a date in the schema and text at AWS; the SDK gives both. */
const deprecated = new Set(['Expires', 'ExpiresString']);
const awkward = ['a b', ' x ', 'é😀', 'a&b', '<x>', '"q"', "'", 'a\r\nb', '%41+', '007', '\u0001'];
/** Where a text must be ASCII, as a header cannot hold it; nor do attributes keep line ends. */
function isPlain({ binding, name, attribute }) {
    if (binding.in === 'query')
        return binding.name.startsWith('response-');
    const inHeader = binding.in === 'header' || binding.in === 'prefix';
    return inHeader || name === 'Bucket' || attribute === true;
}
function randomValue(shape, member, random) {
    switch (shape.type) {
        case 'number':
            return random.int(0, 10_000);
        case 'boolean':
            return random.chance(0.5);
        case 'timestamp':
            return new Date(random.int(0, 2_000_000_000) * 1000);
        case 'stream':
        case 'blob':
            return Buffer.from('body');
        case 'list': {
            const item = () => randomValue(shape.element.shape, member, random);
            return Array.from({ length: random.int(1, 3) }, item);
        }
        case 'map':
            return { a: word(random), 'b-c': word(random) };
        case 'structure':
            return randomMembers(shape.members, random);
        default:
            return isPlain(member) ? word(random) : random.pick([...awkward, word(random)]);
    }
}
function word(random) {
    return random.bytes(6).toString('hex');
}
