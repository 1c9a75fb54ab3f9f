/** The bounds of identities: IAM, policies, Organizations, sessions, providers from outside. */
const KiB = 1024;
/** See `limits.ts`, which holds them all. */
export const identityLimits = {
    // AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    userNameMax: 64,
    iamPathMax: 512,
    usersPerAccount: 5000,
    // AWS: MaxItems of IAM's lists. .../IAM/latest/APIReference/API_ListUsers.html
    iamPageMax: 1000,
    iamPageDefault: 100,
    iamMarkerMax: 2048,
    // AWS: .../IAM/latest/UserGuide/reference_iam-quotas.html
    groupNameMax: 128,
    groupsPerAccount: 300,
    groupsPerUser: 10,
    accessKeysPerUser: 2,
    mfaDevicesPerUser: 8,
    mfaDeviceNameMax: 226,
    // Ours: as AWS names none; twice as many as there may be users.
    mfaDevicesPerAccount: 10_000,
    // AWS: .../IAM/latest/APIReference/API_EnableMFADevice.html, API_CreateAccountAlias.html
    serialNumberMin: 9,
    serialNumberMax: 256,
    accountAliasMin: 3,
    accountAliasMax: 63,
    // AWS: .../IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
    passwordLengthPolicyMin: 6,
    passwordAgeDaysMax: 1095,
    passwordReuseMax: 24,
    // Ours: five wrong passwords or codes in a row, then a second, two, four, … a quarter of an hour.
    attemptsFree: 5,
    attemptDelayMs: 1000,
    attemptDelayMsMax: 15 * 60 * 1000,
    // Ours: what a worker remembers of uses, a service; and how often it writes one down.
    usesNoted: 10_000,
    useWrittenEveryMs: 60_000,
    // Ours: a signature may name any region; so much of it is written down.
    regionMax: 64,
    // AWS: .../IAM/latest/UserGuide/reference_iam-quotas.html
    oidcProvidersPerAccount: 100,
    clientIdsPerOidcProvider: 100,
    // AWS: .../IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
    oidcUrlMax: 255,
    clientIdMax: 255,
    thumbprintsMax: 5,
    samlProvidersPerAccount: 100,
    // AWS: .../IAM/latest/APIReference/API_CreateSAMLProvider.html (of 10,000,000 characters as many
    // as a call may have).
    samlProviderNameMax: 128,
    samlMetadataMin: 1000,
    samlMetadataMax: 10_000_000,
    serverCertificatesPerAccount: 20,
    // AWS: .../IAM/latest/APIReference/API_UploadServerCertificate.html
    serverCertificateNameMax: 128,
    certificateBodyMax: 16_384,
    privateKeyMax: 16_384,
    certificateChainMax: 2_097_152,
    // Ours: chains have two or three.
    certificatesPerChain: 20,
    // AWS: .../IAM/latest/UserGuide/id_credentials_getting-report.html
    credentialReportMs: 4 * 3600 * 1000,
    // AWS: .../APIReference/API_ListPoliciesGrantingServiceAccess.html
    serviceNamespaceMax: 64,
    serviceNamespacesMax: 200,
    // Ours: reports of last access that an account has; the oldest makes room for a new one.
    accessReportsKept: 50,
    // AWS: .../IAM/latest/APIReference/API_SimulateCustomPolicy.html
    simulatedPolicyMax: 131_072,
    actionNameMin: 3,
    actionNameMax: 128,
    resourceNameMax: 2048,
    contextKeyMin: 5,
    contextKeyMax: 256,
    // Ours: what one page of a simulation may cost: a request (an action on a resource) some 10 µs, a
    // statement that is held against one 1 µs and, where it matches, 600 bytes of the answer.
    simulatedRequestsMax: 10_000,
    simulatedStatementsMax: 100_000,
    simulatedPoliciesMax: 100,
    tagsPerEntity: 50,
    tagKeyMax: 128,
    tagValueMax: 256,
    existingNameMax: 128,
    roleNameMax: 64,
    rolesPerAccount: 1000,
    roleDescriptionMax: 1000,
    // AWS: .../IAM/latest/APIReference/API_CreateRole.html
    roleSessionSecondsMin: 3600,
    roleSessionSecondsMax: 12 * 3600,
    instanceProfileNameMax: 128,
    instanceProfilesPerAccount: 1000,
    serviceNameMax: 128,
    customSuffixMax: 64,
    deletionTaskIdMax: 1000,
    policyNameMax: 128,
    policyDescriptionMax: 1000,
    policiesPerAccount: 1500,
    versionsPerPolicy: 5,
    // AWS: the default; as a quota it may be raised there, to 25 a role and 20 a user.
    attachedPoliciesMax: 10,
    // AWS: characters of policies, white space not counted; inline all of one user, group or role.
    managedPolicyChars: 6_144,
    trustPolicyChars: 2_048,
    inlineUserChars: 2_048,
    inlineGroupChars: 5_120,
    inlineRoleChars: 10_240,
    // AWS: all characters of a PolicyDocument. .../IAM/latest/APIReference/API_CreatePolicy.html
    policyDocumentMax: 131_072,
    // AWS: .../IAM/latest/APIReference/API_AttachRolePolicy.html
    arnMin: 20,
    arnMax: 2048,
    // Ours: what became of the deletion of a service-linked role is kept this long.
    roleDeletionMs: 24 * 3600 * 1000,
    // AWS: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
    // The most accounts that AWS grants on request; a service control policy in characters.
    organizationAccounts: 10_000,
    organizationUnits: 2000,
    organizationUnitDepth: 5,
    policiesPerTarget: 5,
    scpChars: 5120,
    // Ours (AWS: 10,000): a list reads them all, texts and all.
    organizationPolicies: 1000,
    // AWS: .../organizations/latest/APIReference/API_ListAccounts.html, API_CreateAccount.html, …
    organizationPageMax: 20,
    accountNameMax: 50,
    accountEmailMin: 6,
    accountEmailMax: 64,
    unitNameMax: 128,
    organizationPolicyNameMax: 128,
    organizationPolicyDescriptionMax: 512,
    servicePrincipalMax: 128,
    // Ours: how long DescribeCreateAccountStatus remembers.
    accountCreationKeptMs: 90 * 24 * 3600 * 1000,
    // Ours: how often a change of identities may be overtaken by another process's.
    changeAttempts: 100,
    // Ours: callers whose policies a process keeps gathered; what is pushed out is gathered again.
    principalsCached: 10_000,
    sessionsCached: 10_000,
    // AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html
    accessKeyIdMin: 3,
    accessKeyIdMax: 128,
    // Ours: a session token goes into one header, or into a URL of `targetBytes` with the rest.
    sessionTokenBytes: 12 * KiB,
    sessionBytes: 256 * KiB,
    // AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, in seconds.
    assumeSeconds: 3600,
    assumeSecondsMin: 900,
    assumeSecondsMax: 43_200,
    chainedSessionSecondsMax: 3600,
    // AWS: .../STS/latest/APIReference/API_GetSessionToken.html and API_GetFederationToken.html
    ownSessionSeconds: 43_200,
    ownSessionSecondsMin: 900,
    ownSessionSecondsMax: 129_600,
    rootSessionSecondsMax: 3600,
    // AWS: .../STS/latest/APIReference/API_AssumeRoot.html
    assumedRootSecondsMax: 900,
    // AWS: .../IAM/latest/UserGuide/reference_iam-quotas.html
    sessionPolicyMax: 2048,
    sessionPolicyArns: 10,
    // AWS: .../STS/latest/APIReference/API_DecodeAuthorizationMessage.html
    authorizationMessageMax: 10_240,
    // Ours: wrong signatures of one key within a minute that are answered at once; then each waits
    // twice as long as the one before. How many keys are watched, and how many answers wait.
    signatureFailuresFree: 10,
    signatureFailuresMs: 60_000,
    signatureFailuresKept: 10_000,
    signatureDelayMs: 100,
    signatureDelayMsMax: 5_000,
    signatureDelaysAtOnce: 1_000,
    // Ours: how much of a value that is refused is said.
    valueShownMax: 200,
    // Ours, as AWS tells percents only: room for session policies and tags, deflated.
    packedPolicyBytes: 4 * KiB,
    // Ours: how far the clock of an MFA device may be off when it is enabled, in steps of 30 s.
    totpResyncSteps: 20,
    // AWS: .../IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
    passwordLengthDefaultMin: 8,
    passwordLengthMax: 128,
    // Ours: each takes 32 MiB and a thread of the pool.
    passwordHashesAtOnce: 2,
    passwordHashesWaiting: 100,
    // AWS: .../STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html and …WithSAML.html
    webIdentityTokenMax: 20_000,
    samlAssertionMax: 100_000,
    // AWS: SubjectFromWebIdentityToken.
    webIdentitySubjectMax: 255,
    // AWS: five minutes are granted beyond `exp`. .../UserGuide/id_roles_providers_oidc.html
    federationSkewMs: 5 * 60 * 1000,
    // AWS: "Token must be redeemed within 5 minutes of issuance".
    samlRedeemMs: 5 * 60 * 1000,
    // AWS: 100 RSA and 100 EC keys.
    jwksKeysMax: 200,
    // Ours: what an identity provider may take of our time and memory.
    identityProviderBytes: 512 * KiB,
    identityProviderMs: 5_000,
    identityProviderRedirects: 3,
    // Ours: keys of identity providers are kept this long; a token with a key id that is not among
    // them makes them be fetched again at most so often, as does a failure.
    jwksKeptMs: 3600 * 1000,
    jwksAgainMs: 30_000,
    jwksRetryMs: 5_000,
    jwksProvidersMax: 1_000,
    // Ours: a policy is 7 deep at most (Statement, Condition, operator, key, values). AWS bounds a
    // policy's characters only, which the services do; 20 KB hold some 300 statements.
    policyDepth: 10,
    policyStatements: 1000,
    // Ours: compiled policies that a process keeps, of each kind; a few KiB each.
    policiesCached: 2000,
};
