import { serverCertificateArn } from '../arns.js';
import { parsePath } from '../names.js';
import { operation } from '../operation.js';
import { changeServerCertificate, parseCertificateName, requireFreeName, serverCertificateResource, } from '../server-certificates.js';
/**
 * Gives a server certificate another name or path: the caller must be allowed on both.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServerCertificate.html
 */
export const UpdateServerCertificate = operation('UpdateServerCertificate', {
    permission: 'iam:UpdateServerCertificate',
    resource: serverCertificateResource,
    async handle(context) {
        const { NewServerCertificateName: newName, NewPath: newPath } = context.input;
        const name = newName === undefined ? undefined : parseCertificateName('newServerCertificateName', newName);
        const path = newPath === undefined ? undefined : parsePath(newPath);
        await changeServerCertificate(context, async (certificate, records) => {
            const changed = {
                ...certificate,
                name: name ?? certificate.name,
                path: path ?? certificate.path,
            };
            const arn = serverCertificateArn(context.account, changed.path, changed.name);
            context.authorize('iam:UpdateServerCertificate', arn);
            const isRenamed = changed.name.toLowerCase() !== certificate.name.toLowerCase();
            if (isRenamed)
                await requireFreeName(records, changed.name);
            return changed;
        });
        return {};
    },
});
