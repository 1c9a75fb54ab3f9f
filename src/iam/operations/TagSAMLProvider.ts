import { operation } from '../operation.ts'
import { changeSamlProvider, samlProviderResource } from '../saml-providers.ts'
import { exactCase, parseTags, withTags } from '../tags.ts'

/**
 * Adds tags to a SAML provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagSAMLProvider.html
 */
export const TagSAMLProvider = operation('TagSAMLProvider', {
  permission: 'iam:TagSAMLProvider',
  resource: samlProviderResource,

  async handle(context) {
    const added = parseTags(context.input.Tags, exactCase)
    await changeSamlProvider(context, (provider) => ({
      ...provider,
      tags: withTags(provider.tags, added, exactCase),
    }))
    return {}
  },
})
