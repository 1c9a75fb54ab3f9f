import { limits } from '../limits.js';
import { serverCertificateArn } from './arns.js';
import { entityAlreadyExists, noSuchEntity } from './errors.js';
import { parseName } from './names.js';
/** The name of a certificate. Throws ValidationError. */
export function parseCertificateName(member, text) {
    return parseName(member, text, limits.serverCertificateNameMax);
}
/** A certificate by its name; throws NoSuchEntity. */
export async function existingServerCertificate(records, text) {
    const name = parseCertificateName('serverCertificateName', text);
    const certificate = await records.get('serverCertificate', name);
    if (certificate === undefined)
        throw noSuchEntity(`The Server Certificate with name ${name}`);
    return certificate;
}
/** Throws EntityAlreadyExists if there is a certificate of this name. */
export async function requireFreeName(records, name) {
    if ((await records.get('serverCertificate', name)) === undefined)
        return;
    throw entityAlreadyExists(`The Server Certificate with name ${name}`);
}
/** Writes a certificate in the place of what it was; throws NoSuchEntity. */
export async function changeServerCertificate({ input, change }, work) {
    await change(async (records) => {
        const certificate = await existingServerCertificate(records, input.ServerCertificateName);
        const changed = await work(certificate, records);
        if (changed.name !== certificate.name)
            records.remove('serverCertificate', certificate.name);
        records.put('serverCertificate', changed.name, changed);
    });
}
/** The certificate that an input names, with its path and tags. */
export async function serverCertificateResource({ input, account, entities, }) {
    const { ServerCertificateName: named = '' } = input;
    const certificate = await entities.get('serverCertificate', named);
    if (certificate === undefined)
        return { arn: serverCertificateArn(account, '/', named) };
    const { path, name, tags } = certificate;
    return { arn: serverCertificateArn(account, path, name), tags };
}
/** A certificate as lists show it. */
export function certificateMetadata(account, certificate) {
    const { name, path, id, uploadedAt, expiresAt } = certificate;
    return {
        Path: path,
        ServerCertificateName: name,
        ServerCertificateId: id,
        Arn: serverCertificateArn(account, path, name),
        UploadDate: new Date(uploadedAt),
        Expiration: new Date(expiresAt),
    };
}
