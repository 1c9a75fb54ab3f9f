import { withinLengths } from '../auth/post-policy.js';
import { limits } from '../limits.js';
import { BodyDigester } from '../wire/body-digests.js';
import { statedDigests } from '../wire/checksum-stated.js';
import { checksumAlgorithms } from '../wire/checksums.js';
import { AwsError } from '../wire/errors.js';
import { expectsContinue } from './exchange.js';
/** Reads a form's fields and judges signature and policy. Throws AWS's refusals. */
export async function authenticateForm(authenticator, exchange, request) {
    const { headers } = request;
    const formBytes = Number(headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(formBytes))
        throw new AwsError('MissingContentLength');
    if (formBytes > limits.singlePutBytes + limits.formFieldBytes * 2) {
        throw new AwsError('EntityTooLarge', {
            detail: { ProposedSize: String(formBytes), MaxSizeAllowed: String(limits.singlePutBytes) },
        });
    }
    exchange.bytesIn = formBytes;
    if (expectsContinue(exchange.incoming))
        exchange.outgoing.writeContinue();
    const { readForm } = await import('../wire/form.js');
    const { fields, file } = await readForm(exchange.incoming, headers['content-type']);
    exchange.key = fields.get('key');
    const bucket = request.bucket ?? '';
    const { caller, policy, signature } = await authenticator.authenticateForm(fields, bucket);
    const bytes = policy === undefined ? file : withinLengths(policy, file);
    const body = new FormFile(bytes, fields, formBytes);
    return { caller, signature, input: { Bucket: bucket, Fields: fields, Body: body } };
}
/** The file of a form as a body: verified against what the fields state of it. */
class FormFile {
    declaredBytes = undefined;
    #file;
    #digester;
    /** `formBytes` is more than the file has: how much it may be, as its own length is never sent. */
    constructor(file, fields, formBytes) {
        const stated = statedDigests(Object.fromEntries(fields), { kind: 'unsigned' });
        const checksum = stated.checksum?.row ?? checksumAlgorithms.CRC64NVME;
        this.#digester = new BodyDigester({ declaredBytes: formBytes, stated, checksum });
        this.#file = file;
    }
    async *[Symbol.asyncIterator]() {
        let isEmpty = true;
        try {
            for await (const bytes of this.#file) {
                isEmpty = false;
                await this.#digester.update(bytes);
                yield bytes;
            }
            if (isEmpty)
                await this.#digester.update(Buffer.alloc(0));
            await this.#digester.verify(undefined);
        }
        catch (error) {
            this.#digester.abandon();
            throw error;
        }
    }
    async digests() {
        return this.#digester.digests();
    }
}
