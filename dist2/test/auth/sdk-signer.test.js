/** Random requests, signed by the SDK's own signer: each is accepted, and none when changed. */
import { strictEqual } from 'node:assert/strict';
import { SignatureV4 } from '@smithy/signature-v4';
import { useRandom } from '../support/random.js';
import { Sha256 } from '../support/sign.js';
import { authenticatorAt, exampleKey, refused, request } from './requests.js';
const now = Date.UTC(2026, 10, 22, 12);
function signer(service = 's3', region = 'us-east-1', sessionToken) {
    const keys = { accessKeyId: exampleKey.id, secretAccessKey: exampleKey.secret };
    return new SignatureV4({
        service,
        region,
        credentials: sessionToken === undefined ? keys : { ...keys, sessionToken },
        sha256: Sha256,
        uriEscapePath: service !== 's3',
        applyChecksum: service === 's3',
    });
}
function encode(text, leave = '') {
    const strict = encodeURIComponent(text).replace(/[!'()*]/g, (character) => {
        return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
    });
    return [...leave].reduce((out, character) => {
        return out.replaceAll(`%${character.charCodeAt(0).toString(16).toUpperCase()}`, character);
    }, strict);
}
/** The signed request as a client sends it; characters in `leave` stand unencoded in its query. */
function onTheWire(signed, leave) {
    const parts = [];
    for (const [name, values] of Object.entries(signed.query)) {
        for (const value of Array.isArray(values) ? values : [values]) {
            parts.push(`${encode(name, leave)}=${encode(value, leave)}`);
        }
    }
    const headers = {};
    for (const [name, value] of Object.entries(signed.headers)) {
        headers[name.toLowerCase()] = Buffer.from(value).toString('latin1');
    }
    return request(`${signed.method} ${signed.path}?${parts.join('&')}`, { headers });
}
const alphabet = 'abcXYZ019-_.~ !"#$&\'()*+,/:;<=>@[]^`{|}%éß漢🎉';
function text(random, max) {
    const characters = [...alphabet];
    return Array.from({ length: random.int(1, max) }, () => random.pick(characters)).join('');
}
function randomRequest(random) {
    const query = {};
    for (let count = random.int(0, 4); count > 0; count--) {
        query[text(random, 6)] = random.chance(0.2)
            ? [text(random, 4), text(random, 4)]
            : text(random, 9);
    }
    const headers = { host: 'localhost:9000' };
    for (let count = random.int(0, 4); count > 0; count--) {
        const value = text(random, 20).trim();
        headers[`x-amz-meta-${count}`] = value === '' ? 'x' : value;
    }
    const path = `/${encode(text(random, 30), '/')}`;
    const method = random.pick(['GET', 'PUT', 'HEAD', 'DELETE', 'POST']);
    const protocol = 'http:';
    return { method, protocol, hostname: 'localhost', path, query, headers, body: 'abc' };
}
const rounds = 300;
const leaves = ['', '/', "!'()*", ',:;@$'];
describe('requests that the SDK signs', () => {
    const random = useRandom();
    const { authenticate } = authenticatorAt(now);
    it('are accepted, whatever is in them and however their query is encoded', async () => {
        const signingDate = new Date(now);
        for (let round = 0; round < rounds; round++) {
            const signed = await signer().sign(randomRequest(random), { signingDate });
            const sent = onTheWire(signed, random.pick(leaves));
            const { payload } = await authenticate(sent);
            strictEqual(payload.kind, 'hash');
        }
    });
    it('are accepted when they are presigned', async () => {
        const signingDate = new Date(now);
        for (let round = 0; round < rounds; round++) {
            const made = randomRequest(random);
            const options = { signingDate, expiresIn: random.int(1, 604800) };
            const headers = { ...made.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
            const signed = await signer().presign({ ...made, headers }, options);
            await authenticate(onTheWire(signed, random.pick(leaves)));
        }
    });
    it('are refused when anything in them was changed', async () => {
        const signingDate = new Date(now);
        for (let round = 0; round < rounds; round++) {
            const made = { ...randomRequest(random), query: { a: 'b' } };
            const sent = onTheWire((await signer().sign(made, { signingDate })), '');
            const { headers } = sent;
            const changed = [
                { ...sent, method: 'PATCH' },
                { ...sent, rawPath: `${sent.rawPath}x` },
                { ...sent, rawQuery: 'a=c' },
                { ...sent, rawQuery: 'a=b&c' },
                { ...sent, headers: { ...headers, host: 'localhost:9001' } },
                { ...sent, headers: { ...headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
                { ...sent, headers: { ...headers, 'x-amz-date': '20261122T120001Z' } },
            ];
            await refused(authenticate(random.pick(changed)), ['SignatureDoesNotMatch', 403]);
        }
    });
    it('may have a header in latin1 that was signed as UTF-8, as boto3 sends it', async () => {
        const headers = { host: 'h', 'x-amz-meta-a': 'é' };
        const made = { ...randomRequest(random), headers };
        const sent = onTheWire((await signer().sign(made, { signingDate: new Date(now) })), '');
        await authenticate({ ...sent, headers: { ...sent.headers, 'x-amz-meta-a': '\xe9' } });
        const other = { ...sent, headers: { ...sent.headers, 'x-amz-meta-a': '\xe8' } };
        await refused(authenticate(other), ['SignatureDoesNotMatch', 403]);
    });
    it('with a session token are refused: no key of ours has one', async () => {
        const made = randomRequest(random);
        const options = { signingDate: new Date(now) };
        const signed = await signer('s3', 'us-east-1', 'token').sign(made, options);
        await refused(authenticate(onTheWire(signed, '')), ['InvalidToken', 400]);
    });
    it('for another service need not state their payload, and may have an empty region', async () => {
        const { authenticate } = authenticatorAt(now);
        const body = 'Action=ListUsers&Version=2010-05-08';
        const made = { ...randomRequest(random), method: 'POST', path: '/', query: {}, body };
        const signed = await signer('iam', '').sign(made, { signingDate: new Date(now) });
        const sent = onTheWire(signed, '');
        const call = { service: 'iam', document: Buffer.from(body) };
        const answer = await authenticate(sent, call);
        strictEqual(answer.service, 'iam');
        const document = Buffer.from(`${body}&UserName=x`);
        await refused(authenticate(sent, { ...call, document }), ['SignatureDoesNotMatch', 403]);
    });
    it('are good for the service in their scope alone', async () => {
        const { authenticate } = authenticatorAt(now);
        const made = { ...randomRequest(random), method: 'POST', path: '/', query: {}, body: 'a=b' };
        const options = { signingDate: new Date(now) };
        const forIam = onTheWire((await signer('iam').sign(made, options)), '');
        const forS3 = onTheWire((await signer('s3').sign(made, options)), '');
        const document = Buffer.from('a=b');
        const code = ['AuthorizationHeaderMalformed', 400];
        await refused(authenticate(forIam), code);
        await refused(authenticate(forIam, { service: 'sts', document }), code);
        await refused(authenticate(forS3, { service: 'iam', document }), code);
    });
});
