import { generateUniqueId } from '../../accounts/generate.js';
import { limits } from '../../limits.js';
import { serverCertificateArn } from '../arns.js';
import { parseCertificate } from '../certificates.js';
import { limitExceeded } from '../errors.js';
import { parsePath } from '../names.js';
import { operation } from '../operation.js';
import { certificateMetadata, parseCertificateName, requireFreeName, } from '../server-certificates.js';
import { exactCase, parseTags, tagsOutput } from '../tags.js';
/**
 * Keeps a certificate and its key, which nobody is shown again.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadServerCertificate.html
 */
export const UploadServerCertificate = operation('UploadServerCertificate', {
    permission: 'iam:UploadServerCertificate',
    resource: ({ account, input }) => serverCertificateArn(account, input.Path ?? '/', input.ServerCertificateName ?? ''),
    async handle({ input, account, accounts, change, now, random }) {
        const name = parseCertificateName('serverCertificateName', input.ServerCertificateName);
        const path = parsePath(input.Path);
        const tags = parseTags(input.Tags, exactCase);
        const { key, ...parsed } = parseCertificate(input);
        const id = generateUniqueId('ASCA', random);
        const sealedKey = accounts.sealSecret(`server-certificate/${id}`, key);
        const certificate = { name, path, id, ...parsed, sealedKey, uploadedAt: now, tags };
        await change(async (records) => {
            await requireFreeName(records, name);
            const most = limits.serverCertificatesPerAccount;
            const { length: count } = await records.all('serverCertificate');
            if (count >= most)
                throw limitExceeded('ServerCertificatesPerAccount', most);
            records.put('serverCertificate', name, certificate);
        });
        return {
            ServerCertificateMetadata: certificateMetadata(account, certificate),
            Tags: tagsOutput(tags),
        };
    },
});
