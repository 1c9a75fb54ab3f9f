import { operation } from '../operation.js';
import { changeServerCertificate, serverCertificateResource } from '../server-certificates.js';
import { exactCase, parseTags, withTags } from '../tags.js';
/**
 * Adds tags to a server certificate.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagServerCertificate.html
 */
export const TagServerCertificate = operation('TagServerCertificate', {
    permission: 'iam:TagServerCertificate',
    resource: serverCertificateResource,
    async handle(context) {
        const added = parseTags(context.input.Tags, exactCase);
        await changeServerCertificate(context, (certificate) => ({
            ...certificate,
            tags: withTags(certificate.tags, added, exactCase),
        }));
        return {};
    },
});
