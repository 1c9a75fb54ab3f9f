import { operation } from '../operation.js';
import { changeServerCertificate, serverCertificateResource } from '../server-certificates.js';
import { exactCase, withoutTags } from '../tags.js';
/**
 * Takes tags from a server certificate.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagServerCertificate.html
 */
export const UntagServerCertificate = operation('UntagServerCertificate', {
    permission: 'iam:UntagServerCertificate',
    resource: serverCertificateResource,
    async handle(context) {
        const { TagKeys: removed } = context.input;
        await changeServerCertificate(context, (certificate) => ({
            ...certificate,
            tags: withoutTags(certificate.tags, removed, exactCase),
        }));
        return {};
    },
});
