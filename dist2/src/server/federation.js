/** Makes it, for one worker. */
export function openFederation({ identityProviders, domains }, now) {
    const privateAddresses = identityProviders === 'private' ? 'allowed' : 'refused';
    let webIdentities;
    return {
        webIdentities() {
            webIdentities ??= import('../sts/web-identity.js').then(({ createWebIdentities }) => createWebIdentities({ privateAddresses, now }));
            return webIdentities;
        },
        // Where clients really are is for the operator to say: a `Host` header is anybody's word.
        samlEndpoints: domains.flatMap((domain) => [`https://${domain}`, `https://${domain}/saml`]),
    };
}
