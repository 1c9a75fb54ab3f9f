/** What STS verifies identities from outside with; loaded when the first comes. */
import type { Config } from '../config.ts'
import type { Federation } from '../sts/operation.ts'
import type { WebIdentities } from '../sts/web-identity.ts'

/** Makes it, for one worker. */
export function openFederation(
  { identityProviders, domains }: Pick<Config, 'identityProviders' | 'domains'>,
  now: () => number,
): Federation {
  const privateAddresses = identityProviders === 'private' ? 'allowed' : 'refused'
  let webIdentities: Promise<WebIdentities> | undefined
  return {
    webIdentities() {
      webIdentities ??= import('../sts/web-identity.ts').then(({ createWebIdentities }) =>
        createWebIdentities({ privateAddresses, now }),
      )
      return webIdentities
    },
    // Where clients really are is for the operator to say: a `Host` header is anybody's word.
    samlEndpoints: domains.flatMap((domain) => [`https://${domain}`, `https://${domain}/saml`]),
  }
}
