import { changeOidcProvider, oidcProviderResource } from '../oidc-providers.ts'
import { operation } from '../operation.ts'
import { exactCase, withoutTags } from '../tags.ts'

/**
 * Takes tags from an OpenID Connect provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html
 */
export const UntagOpenIDConnectProvider = operation('UntagOpenIDConnectProvider', {
  permission: 'iam:UntagOpenIDConnectProvider',
  resource: oidcProviderResource,

  async handle(context) {
    const { TagKeys: removed } = context.input
    await changeOidcProvider(context, (provider) => ({
      ...provider,
      tags: withoutTags(provider.tags, removed, exactCase),
    }))
    return {}
  },
})
