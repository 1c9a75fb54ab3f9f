import { operation } from '../operation.js';
import { existingServerCertificate, serverCertificateResource } from '../server-certificates.js';
import { tagsPage } from '../tags.js';
/**
 * The tags of a server certificate.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificateTags.html
 */
export const ListServerCertificateTags = operation('ListServerCertificateTags', {
    permission: 'iam:ListServerCertificateTags',
    resource: serverCertificateResource,
    async handle({ input, entities }) {
        const { tags } = await existingServerCertificate(entities, input.ServerCertificateName);
        return tagsPage(tags, input);
    },
});
