import { invalidIdentityToken } from './errors.js';
const aws = 'https://aws.amazon.com/SAML/Attributes/';
const tag = `${aws}PrincipalTag:`;
/** Attribute → condition key, without `saml:`. */
const keysOf = {
    // eduPerson and eduOrg.
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.1': 'eduPersonAffiliation',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.2': 'eduPersonNickname',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.3': 'eduPersonOrgDN',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.4': 'eduPersonOrgUnitDN',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.5': 'eduPersonPrimaryAffiliation',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.6': 'eduPersonPrincipalName',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.7': 'eduPersonEntitlement',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.8': 'eduPersonPrimaryOrgUnitDN',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.9': 'eduPersonScopedAffiliation',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.10': 'eduPersonTargetedID',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.11': 'eduPersonAssurance',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.2': 'eduOrgHomePageURI',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.3': 'eduOrgIdentityAuthNPolicyURI',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.4': 'eduOrgLegalName',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.5': 'eduOrgSuperiorURI',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.6': 'eduOrgWhitePagesURI',
    // Active Directory.
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name': 'name',
    'http://schemas.xmlsoap.org/claims/CommonName': 'commonName',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'givenName',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname': 'surname',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': 'mail',
    'http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid': 'uid',
    // X.500.
    'urn:oid:2.5.4.3': 'cn',
    'urn:oid:2.5.4.4': 'surname',
    'urn:oid:2.5.4.42': 'givenName',
    'urn:oid:2.5.4.45': 'x500UniqueIdentifier',
    'urn:oid:0.9.2342.19200300.100.1.1': 'uid',
    'urn:oid:0.9.2342.19200300.100.1.3': 'mail',
    'urn:oid:0.9.2342.19200300.100.1.45': 'organizationStatus',
};
/** Reads the attributes of a verified assertion; throws InvalidIdentityToken. */
export function parseSamlAttributes(assertion) {
    const values = collect(assertion);
    const tags = [...values].filter(([name]) => name.startsWith(tag));
    const duration = one(values, `${aws}SessionDuration`);
    const sourceIdentity = one(values, `${aws}SourceIdentity`);
    const facts = new Map();
    for (const [name, found] of values) {
        const key = Object.hasOwn(keysOf, name) ? `saml:${keysOf[name]}` : undefined;
        if (key !== undefined)
            facts.set(key, [...(facts.get(key) ?? []), ...found]);
    }
    return {
        roles: (values.get(`${aws}Role`) ?? []).map(parseRole),
        roleSessionName: sessionName(one(values, `${aws}RoleSessionName`)),
        ...(duration === undefined ? {} : { sessionDurationSeconds: seconds(duration) }),
        ...(sourceIdentity === undefined ? {} : { sourceIdentity: checkSource(sourceIdentity) }),
        sessionTags: Object.fromEntries(tags.map(([name]) => [name.slice(tag.length), one(values, name) ?? ''])),
        transitiveTagKeys: values.get(`${aws}TransitiveTagKeys`) ?? [],
        facts: Object.fromEntries(facts),
    };
}
function collect(assertion) {
    const values = new Map();
    const attributes = assertion.children
        .filter(({ name }) => name === 'AttributeStatement')
        .flatMap(({ children }) => children)
        .filter(({ name }) => name === 'Attribute');
    for (const { attributes: stated, children } of attributes) {
        const name = stated?.get('Name') ?? '';
        const found = children.filter((child) => child.name === 'AttributeValue');
        values.set(name, [...(values.get(name) ?? []), ...found.map(({ text }) => text.trim())]);
    }
    return values;
}
function one(values, name) {
    const [value, ...more] = values.get(name) ?? [];
    if (more.length > 0)
        throw invalidIdentityToken(`${name} must have one value`);
    return value;
}
/** A pair of ARNs, in either order. */
function parseRole(value) {
    const parts = value.split(',').map((part) => part.trim());
    const role = parts.find((part) => /^arn:[^:]+:iam::\d{12}:role\//.test(part));
    const provider = parts.find((part) => /^arn:[^:]+:iam::\d{12}:saml-provider\//.test(part));
    if (parts.length === 2 && role !== undefined && provider !== undefined)
        return { role, provider };
    throw invalidIdentityToken('Your request included an invalid SAML response');
}
const sessionNameText = /^[\w+=,.@-]{2,64}$/;
const sessionNameRule = '[a-zA-Z_0-9+=,.@-]{2,64}';
function sessionName(value) {
    if (value === undefined || value === '') {
        throw invalidIdentityToken('RoleSessionName is required in AuthnResponse');
    }
    if (sessionNameText.test(value))
        return value;
    throw invalidIdentityToken(`RoleSessionName in AuthnResponse must match ${sessionNameRule}`);
}
function checkSource(value) {
    if (sessionNameText.test(value) && !value.startsWith('aws:'))
        return value;
    const rule = `${sessionNameRule} and not begin with "aws:"`;
    throw invalidIdentityToken(`Source Identity must match ${rule}`);
}
function seconds(value) {
    if (/^\d{1,6}$/.test(value))
        return Number(value);
    throw invalidIdentityToken('SessionDuration in AuthnResponse must be a number of seconds');
}
