import { parseSamlMetadata } from '../auth/saml-metadata.js';
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { samlProviderArn } from './arns.js';
import { parseLength, parsePattern } from './bounds.js';
import { invalidInput } from './errors.js';
/** The name of a provider. Throws ValidationError. */
export function parseSamlProviderName(text) {
    const name = parseLength('name', text, [1, limits.samlProviderNameMax]);
    return parsePattern('name', name, /^[\w._-]+$/);
}
/** A metadata document, read. Throws ValidationError, InvalidInput. `now`: ms since 1970. */
export function parseSamlDocument(text, now) {
    const { samlMetadataMin, samlMetadataMax } = limits;
    const document = parseLength('sAMLMetadataDocument', text, [samlMetadataMin, samlMetadataMax]);
    const { validUntil = inHundredYears(now) } = parseSamlMetadata(document);
    return { document, validUntil };
}
/** AWS's date for a document that does not end. */
function inHundredYears(now) {
    const date = new Date(now);
    return date.setUTCFullYear(date.getUTCFullYear() + 100);
}
/**
 * Refuses what concerns encrypted assertions: nothing here decrypts them, and a provider that must
 * encrypt would be taken at its word unencrypted. Throws InvalidInput.
 */
export function refuseEncryption(input) {
    const { AssertionEncryptionMode: mode, AddPrivateKey: add, RemovePrivateKey: remove } = input;
    if (mode === undefined && add === undefined && remove === undefined)
        return;
    throw invalidInput('Encrypted SAML assertions are not supported.');
}
/** A provider by its ARN; throws NoSuchEntity. */
export async function existingSamlProvider(records, account, arn) {
    const name = nameOf(account, parseLength('sAMLProviderArn', arn, [20, 2048]));
    const provider = name === undefined ? undefined : await records.get('samlProvider', name);
    // Policies compare its ARN as it is.
    if (provider !== undefined && provider.name === name)
        return provider;
    const message = `SAMLProvider ${arn} not found`;
    throw new AwsError('NoSuchEntity', { status: 404, message });
}
function nameOf(account, arn) {
    const start = samlProviderArn(account, '');
    return arn?.startsWith(start) ? arn.slice(start.length) : undefined;
}
/** Writes a provider in the place of what it was; throws NoSuchEntity. */
export function changeSamlProvider({ input, account, change }, work) {
    return change(async (records) => {
        const provider = await existingSamlProvider(records, account, input.SAMLProviderArn);
        const changed = work(provider);
        records.put('samlProvider', provider.name, changed);
        return changed;
    });
}
/** The provider that an input names, with its tags. */
export async function samlProviderResource({ input, account, entities, }) {
    const arn = input.SAMLProviderArn ?? '';
    const name = nameOf(account, arn);
    const provider = name === undefined ? undefined : await entities.get('samlProvider', name);
    return { arn, ...(provider && { tags: provider.tags }) };
}
