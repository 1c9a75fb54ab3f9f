import { operation } from '../operation.js';
import { certificateMetadata, existingServerCertificate, serverCertificateResource, } from '../server-certificates.js';
import { tagsOutput } from '../tags.js';
/**
 * One server certificate, without its key.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServerCertificate.html
 */
export const GetServerCertificate = operation('GetServerCertificate', {
    permission: 'iam:GetServerCertificate',
    resource: serverCertificateResource,
    async handle({ input, account, entities }) {
        const found = await existingServerCertificate(entities, input.ServerCertificateName);
        return {
            ServerCertificate: {
                ServerCertificateMetadata: certificateMetadata(account, found),
                CertificateBody: found.body,
                CertificateChain: found.chain,
                Tags: tagsOutput(found.tags),
            },
        };
    },
});
