/**
 * The files that trails deliver.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
const compress = promisify(gzip);
/** What the keys of all of a trail's files begin with. */
export function logPrefix(prefix, organization) {
    const own = prefix ? `${prefix.replace(/\/$/, '')}/` : '';
    return `${own}AWSLogs/${organization === undefined ? '' : `${organization}/`}`;
}
/**
 * `AWSLogs/<account>/CloudTrail/<region>/2026/11/23/<account>_CloudTrail_<region>_<time>_<unique>`.
 * AWS's time is that of the delivery. Here it is the first event's, so that a file which is made
 * again after a crash takes the place of the first.
 */
export function fileKey({ prefix, organization, account, region, at, unique }) {
    const iso = new Date(at).toISOString();
    const day = iso.slice(0, 10).replaceAll('-', '/');
    const minute = `${iso.slice(0, 16).replace(/[-:]/g, '')}Z`;
    const name = createHash('sha256').update(unique).digest('base64').replace(/[+/=]/g, '');
    const directory = `${logPrefix(prefix, organization)}${account}/CloudTrail/${region}/${day}`;
    return `${directory}/${account}_CloudTrail_${region}_${minute}_${name.slice(0, 16)}.json.gz`;
}
/** A file with these events, compressed. */
export async function logFile(events) {
    const text = `{"Records":[${events.map((event) => event.text).join(',')}]}`;
    const bytes = await compress(text);
    return {
        declaredBytes: bytes.length,
        async *[Symbol.asyncIterator]() {
            yield bytes;
        },
        digests: async () => ({ md5: createHash('md5').update(bytes).digest() }),
    };
}
