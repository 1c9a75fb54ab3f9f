import { operation } from '../operation.js';
import { existingServerCertificate, serverCertificateResource } from '../server-certificates.js';
/**
 * Forgets a server certificate and its key.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServerCertificate.html
 */
export const DeleteServerCertificate = operation('DeleteServerCertificate', {
    permission: 'iam:DeleteServerCertificate',
    resource: serverCertificateResource,
    async handle({ input, change }) {
        await change(async (records) => {
            const { name } = await existingServerCertificate(records, input.ServerCertificateName);
            records.remove('serverCertificate', name);
        });
        return {};
    },
});
