/**
 * Calls of EC2 on the server that runs over the data directory, as the root of an account: a
 * process of that server alone reaches the machines. The credentials are a session's, made here.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { scopeOf } from '../auth/credential.js';
import { formatAmzDate } from '../auth/request-date.js';
import { deriveSigningKey, sha256Hex } from '../auth/signing-keys.js';
import { endpointOf } from '../server/banner.js';
import { GetSessionToken } from '../sts/operations/GetSessionToken.js';
import { AwsError } from '../wire/errors.js';
import { parseXml } from '../wire/xml.js';
/** Nobody listens where the settings say that the server does. */
export class ServerUnreachable extends Error {
    name = 'ServerUnreachable';
}
const version = '2016-11-15';
const form = 'application/x-www-form-urlencoded; charset=utf-8';
const signedHeaders = 'content-type;host;x-amz-date;x-amz-security-token';
/** The server, for calls as the root of an account. */
export async function askAs({ call, config }, account) {
    const { Credentials } = await call(GetSessionToken, {}, account);
    const keys = {
        id: Credentials?.AccessKeyId ?? '',
        secret: Credentials?.SecretAccessKey ?? '',
        token: Credentials?.SessionToken ?? '',
    };
    return async (action, parameters = {}) => {
        const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString();
        const answer = await send(config, body, keys);
        const document = parseXml(await buffer(answer));
        if (answer.statusCode === 200)
            return document;
        const status = answer.statusCode ?? 500;
        throw new AwsError(textIn(document, 'Code'), { status, message: textIn(document, 'Message') });
    };
}
/** The text of the first element of a name, however deep; empty if there is none. */
export function textIn(element, name) {
    return allIn(element, name)[0] ?? '';
}
/** The texts of all elements of a name. */
export function allIn(element, name) {
    const own = element.name === name ? [element.text] : [];
    return [...own, ...element.children.flatMap((child) => allIn(child, name))];
}
async function send(config, body, keys) {
    const { tlsCert, port, region } = config;
    const url = new URL(endpointOf(config, port));
    const headers = signed(url.host, { body, keys, region });
    const host = url.hostname.replace(/^\[|\]$/g, '');
    try {
        const socket = tlsCert === undefined ? undefined : await openTls({ host, port }, tlsCert);
        return await new Promise((resolve, reject) => {
            const through = socket && { createConnection: () => socket };
            const asked = { host, port, method: 'POST', path: '/', headers, ...through };
            request(asked, resolve).once('error', reject).end(body);
        });
    }
    catch (error) {
        const why = `no server answers at ${url.origin} (${error.message})`;
        throw new ServerUnreachable(`${why}; start it, or set CAIRN_HOST and CAIRN_PORT as it has`);
    }
}
/** Only to who has the server's own certificate, which names it to its customers, not to us. */
function openTls(to, tlsCert) {
    const { fingerprint256 } = new X509Certificate(readFileSync(tlsCert));
    return new Promise((resolve, reject) => {
        const socket = connect({ ...to, rejectUnauthorized: false });
        socket.once('error', reject);
        socket.once('secureConnect', () => {
            if (socket.getPeerX509Certificate()?.fingerprint256 === fingerprint256)
                return resolve(socket);
            socket.destroy();
            reject(new Error('whoever listens has another certificate'));
        });
    });
}
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signed(host, { body, keys, region }) {
    const time = formatAmzDate(Date.now());
    const date = time.slice(0, 8);
    const scope = { accessKeyId: keys.id, date, region, service: 'ec2', terminal: 'aws4_request' };
    const stated = {
        'content-type': form,
        host,
        'x-amz-date': time,
        'x-amz-security-token': keys.token,
    };
    const lines = Object.entries(stated).map(([name, value]) => `${name}:${value}\n`);
    const bodyHash = sha256Hex(Buffer.from(body));
    const canonical = ['POST', '/', '', lines.join(''), signedHeaders, bodyHash].join('\n');
    const text = ['AWS4-HMAC-SHA256', time, scopeOf(scope), sha256Hex(Buffer.from(canonical))].join('\n');
    const signature = deriveSigningKey(keys.secret, scope).sign(text);
    const who = `Credential=${keys.id}/${scopeOf(scope)}`;
    const proof = [who, `SignedHeaders=${signedHeaders}`, `Signature=${signature}`].join(', ');
    return { ...stated, authorization: `AWS4-HMAC-SHA256 ${proof}` };
}
