import { operation } from '../operation.ts'
import { existingSamlProvider, samlProviderResource } from '../saml-providers.ts'
import { tagsOutput } from '../tags.ts'

/**
 * One SAML provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html
 */
export const GetSAMLProvider = operation('GetSAMLProvider', {
  permission: 'iam:GetSAMLProvider',
  resource: samlProviderResource,

  async handle({ input, account, entities }) {
    const provider = await existingSamlProvider(entities, account, input.SAMLProviderArn)
    return {
      SAMLProviderUUID: provider.uuid,
      SAMLMetadataDocument: provider.document,
      CreateDate: new Date(provider.createdAt),
      ValidUntil: new Date(provider.validUntil),
      Tags: tagsOutput(provider.tags),
    }
  },
})
