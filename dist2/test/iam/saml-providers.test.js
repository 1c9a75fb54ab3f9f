import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { CreateSAMLProviderCommand, DeleteSAMLProviderCommand, GetSAMLProviderCommand, ListSAMLProvidersCommand, ListSAMLProviderTagsCommand, TagSAMLProviderCommand, UntagSAMLProviderCommand, UpdateSAMLProviderCommand, } from '@aws-sdk/client-iam';
import { authorityCertificate } from '../support/certificates.js';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
const certificate = authorityCertificate.replace(/-----.*-----|\s/g, '');
/** A metadata document of a provider; long enough for AWS, which wants a thousand characters. */
function metadata(validUntil = '') {
    return `<?xml version="1.0"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com"${validUntil}>
  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing">
      <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">
        <X509Data><X509Certificate>${certificate}</X509Certificate></X509Data>
      </KeyInfo>
    </KeyDescriptor>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
      Location="https://idp.example.com/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>
<!-- ${'.'.repeat(800)} -->`;
}
describe('SAML providers', () => {
    const server = useServer();
    const iam = iamClient(server);
    let SAMLProviderArn = '';
    const get = () => iam.send(new GetSAMLProviderCommand({ SAMLProviderArn }));
    it('are made from a metadata document, and show it', async () => {
        const SAMLMetadataDocument = metadata(' validUntil="2099-01-02T03:04:05Z"');
        const made = await iam.send(new CreateSAMLProviderCommand({
            Name: 'Corp',
            SAMLMetadataDocument,
            Tags: [{ Key: 'team', Value: 'blue' }],
        }));
        SAMLProviderArn = made.SAMLProviderArn ?? '';
        strictEqual(SAMLProviderArn.replace(/\d{12}/, ''), 'arn:aws:iam:::saml-provider/Corp');
        const found = await get();
        strictEqual(found.SAMLMetadataDocument, SAMLMetadataDocument);
        strictEqual(found.ValidUntil?.toISOString(), '2099-01-02T03:04:05.000Z');
        deepStrictEqual(found.Tags, [{ Key: 'team', Value: 'blue' }]);
        strictEqual(/^[0-9a-f-]{36}$/.test(found.SAMLProviderUUID ?? ''), true);
    });
    it('have names of their own', async () => {
        const again = { Name: 'corp', SAMLMetadataDocument: metadata() };
        await rejects(iam.send(new CreateSAMLProviderCommand(again)), {
            name: 'EntityAlreadyExistsException',
        });
    });
    const refused = [
        ['a name with a slash', { Name: 'a/b' }, 'ValidationError'],
        ['a short document', { SAMLMetadataDocument: '<a/>' }, 'ValidationError'],
        ['no XML', { SAMLMetadataDocument: 'x'.repeat(1000) }, 'InvalidInputException'],
        [
            'no certificate',
            { SAMLMetadataDocument: metadata().replace(/<X509Data>.*<\/X509Data>/, '') },
            'InvalidInputException',
        ],
        ['encryption', { AssertionEncryptionMode: 'Required' }, 'InvalidInputException'],
    ];
    for (const [what, wrong, name] of refused) {
        it(`are not made with ${what}`, async () => {
            const input = { Name: 'Other', SAMLMetadataDocument: metadata(), ...wrong };
            await rejects(iam.send(new CreateSAMLProviderCommand(input)), { name });
        });
    }
    it('take another document, which without an end is good for a hundred years', async () => {
        const SAMLMetadataDocument = metadata();
        await iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn, SAMLMetadataDocument }));
        const found = await get();
        strictEqual(found.SAMLMetadataDocument, SAMLMetadataDocument);
        const years = new Date().getUTCFullYear() + 100;
        strictEqual(found.ValidUntil?.getUTCFullYear(), years);
    });
    it('have tags', async () => {
        const Tags = [{ Key: 'stage', Value: 'test' }];
        await iam.send(new TagSAMLProviderCommand({ SAMLProviderArn, Tags }));
        await iam.send(new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys: ['TEAM', 'team'] }));
        const listed = await iam.send(new ListSAMLProviderTagsCommand({ SAMLProviderArn }));
        deepStrictEqual([listed.Tags, listed.IsTruncated], [Tags, false]);
    });
    it('are listed', async () => {
        const { SAMLProviderList: list } = await iam.send(new ListSAMLProvidersCommand({}));
        deepStrictEqual(list?.map(({ Arn }) => Arn), [SAMLProviderArn]);
    });
    it('are deleted, once', async () => {
        await iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn }));
        const gone = { name: 'NoSuchEntityException' };
        await rejects(iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn })), gone);
        await rejects(get(), gone);
    });
});
