/**
 * Every bound that Cairn sets, in one place, each with its source. Bytes unless the name says else.
 */

const KiB = 1024
const MiB = 1024 * KiB
const GiB = 1024 * MiB
const TiB = 1024 * GiB

export const limits = {
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
  objectKeyBytes: 1024,
  // AWS: "user-defined metadata is limited to 2 KB", keys and values, UTF-8.
  // .../userguide/UsingMetadata.html
  userMetadataBytes: 2 * KiB,
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
  objectBytes: 5 * TiB,
  singlePutBytes: 5 * GiB,
  partBytesMin: 5 * MiB,
  partBytesMax: 5 * GiB,
  partsMax: 10_000,
  listKeysMax: 1000,
  deleteKeysMax: 1000,
  listBucketsMax: 10_000,
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  bucketNameMin: 3,
  bucketNameMax: 63,
  bucketsPerAccount: 10_000,
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
  bucketPolicyBytes: 20 * KiB,
  // Ours: the accounts whose copies of the default limits change in one transaction.
  accountsMax: 100_000,
  // AWS: a presigned URL lives 1 second to 7 days; the clock may be off by 15 minutes.
  presignedSecondsMax: 7 * 24 * 3600,
  clockSkewMs: 15 * 60 * 1000,
  // AWS answers RequestHeaderSectionTooLarge above 8 KB of headers; presigned session tokens ask
  // for more room.
  headerBytes: 32 * KiB,
  targetBytes: 16 * KiB,
  // Ours: the largest document is CompleteMultipartUpload with 10,000 parts and three checksums
  // each.
  documentBytes: 4 * MiB,
  documentDepth: 16,
  documentElements: 150_000,
  // Ours: a Query or JSON call. A policy is 128 KiB at most, SimulateCustomPolicy takes several.
  callBytes: 2 * MiB,
  // Ours: in one process, calls whose signatures are not verified yet; smaller ones do not count.
  unverifiedCallsBytes: 64 * MiB,
  smallCallBytes: 64 * KiB,
  // Ours: an unsigned one. A SAML assertion is the most, each of its letters three bytes in a form.
  strangersCallBytes: 384 * KiB,
  // Ours: the deepest input has 6 levels (CloudTrail's selectors); in a Query name, two a list.
  callDepth: 32,
  queryParameters: 10_000,
  queryNameBytes: 512,
  // Ours: an answer names so many members that are missing, not each of ten thousand.
  missingMembersNamed: 10,
  // AWS: "up to 20 KB" for what precedes the file in a form. .../API/RESTObjectPOST.html
  formFieldBytes: 20 * KiB,
  formFields: 100,
  // Ours: a file typed into a form (a part without a filename) is held in memory.
  formTextFileBytes: 1 * MiB,
  // Ours: the framing lines of aws-chunked are short.
  chunkHeaderBytes: 1 * KiB,
  trailerBytes: 8 * KiB,
  // AWS: InvalidChunkSizeError, "Only the last chunk is allowed to have a size less than 8192
  // bytes".
  awsChunkBytesMin: 8 * KiB,
  // Measured: of a body under way, what waits for its reader; four reads of a socket.
  bodyQueueBytes: 256 * KiB,
  // Measured: a larger body is read into a ring of memory, each read as much as has come.
  directBodyBytes: 1 * MiB,
  bodyRingBytes: 1 * MiB,
  // As node reads a socket; what is read between two large bodies.
  socketReadBytes: 64 * KiB,
  // Measured: a smaller body is hashed sooner here than by the hash thread. Then: what may wait for
  // it.
  hashInlineBytes: 1 * MiB,
  hashBufferBytes: 512 * KiB,
  hashBuffers: 4,
  hashThreadIdleMs: 30_000,
  // LMDB keeps a larger key than any of ours: table letter, bucket id, object key, upload id.
  recordKeyBytes: 1200,
  // The largest record is the manifest of 10,000 parts with a SHA-512 each; every driver keeps it.
  recordValueBytes: 4 * MiB,
  // Measured: see src/README.md. A chunk with LMDB's 24-byte page header fills its pages exactly.
  chunkBytes: 1 * MiB - 24,
  // Ours: what one process has in flight to one volume; LMDB holds a copy of it until it is
  // durable.
  commitBytes: 32 * MiB,
  inlineBytes: 64 * KiB,
  // Ours: a body up to this size is read before its quota is looked up; most come with their
  // headers.
  foreseeBytes: 8 * KiB,
  volumeBytes: 4 * GiB,
  volumeBytesMin: 16 * MiB,
  // Ours: a process opens a volume anew when so much of it may be mapped; see `isSwollen`.
  volumeMappedBytes: 32 * MiB,
  metaMapBytes: 1 * TiB,
  diskReserveBytes: 64 * MiB,
  // Node's defaults are looser; a slow-loris client is cut here.
  headersTimeoutMs: 20_000,
  idleTimeoutMs: 65_000,
  bodyIdleTimeoutMs: 60_000,
  // Ours: a connection on which nothing moves either way, a little longer than the two above.
  socketIdleMs: 75_000,
  connectionsCheckMs: 5_000,
  idleSweepMs: 100,
  freePortAttempts: 10,
  listenBacklog: 4_096,
  certificatePollMs: 1_000,
  // Ours: an engine slot is one byte, 0 is the primary's and 255 the command line's.
  workersMax: 64,
  commandSlot: 255,
  connectionsPerWorker: 10_000,
  // Ours: at some 100 µs a request, a turn of the event loop takes 3 ms at most.
  requestsBegunAtOnce: 32,
  // Ours: a request body that nobody wants; see server/connection.ts.
  skippedBodyBytes: 64 * KiB,
  lingerBytes: 256 * MiB,
  lingerMs: 5_000,
  stopTimeoutMs: 30_000,
  logBacklogBytes: 8 * MiB,
  stopGraceMs: 2_000,
  // Ours: a worker that dies sooner than this is started again ever later.
  earlyDeathMs: 5_000,
  restartDelayMsMax: 10_000,
  reclaimEveryMs: 1_000,
  evacuateEveryMs: 5_000,
  // AWS keeps a slow CompleteMultipartUpload or CopyObject alive with white space in the body.
  keepAliveAfterMs: 10_000,
  // Ours: a finished upload's answer is kept this long for a repeated CompleteMultipartUpload.
  completedUploadMs: 24 * 3600 * 1000,
  // Ours: signing keys and secrets a process keeps in memory; what is pushed out is made again.
  signingKeysMax: 10_000,
  accessKeysCached: 10_000,
  // AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  userNameMax: 64,
  // AWS: MaxItems of IAM's lists. .../IAM/latest/APIReference/API_ListUsers.html
  iamPageMax: 1000,
  iamPageDefault: 100,
  iamMarkerMax: 2048,
  groupNameMax: 128,
  groupsPerAccount: 300,
  groupsPerUser: 10,
  accessKeysPerUser: 2,
  mfaDevicesPerUser: 8,
  mfaDeviceNameMax: 226,
  // Ours: as AWS names none; twice as many as there may be users.
  mfaDevicesPerAccount: 10_000,
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
  // Ours: a signature may name any region; so much of it is written down.
  regionMax: 64,
  useWrittenEveryMs: 60_000,
  iamPathMax: 512,
  usersPerAccount: 5000,
  // AWS: MaxItems of IAM's lists. .../IAM/latest/APIReference/API_ListUsers.html
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
  // AWS: MaxResults of Service Quotas; at most ten quotas in a template.
  // .../servicequotas/latest/userguide/organization-templates.html
  quotaPageMax: 100,
  quotaTemplateEntries: 10,
  // Ours: requests of one account that wait for the operator.
  quotaRequestsOpen: 20,
  // AWS keeps the history of 90 days; ours is bounded in number, too.
  quotaHistoryMs: 90 * 24 * 3600 * 1000,
  quotaHistoryMax: 1000,
  // Ours: the largest whole number of a double. As the value of a quota: no limit.
  quotaValueMax: Number.MAX_SAFE_INTEGER,
  // AWS: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
  standardVcpusDefault: 5,
  // AWS: 50 TiB. https://docs.aws.amazon.com/general/latest/gr/ebs-service.html
  gp3TebibytesDefault: 50,
  // AWS: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
  elasticIpsDefault: 5,
  // AWS's own quotas before vCPUs and tebibytes replaced them: 20 instances, 5,000 volumes.
  instancesDefault: 20,
  volumesDefault: 5000,
  // AWS: the event history holds 90 days. .../userguide/view-cloudtrail-events.html
  auditKeptMs: 90 * 24 * 3600 * 1000,
  // AWS: .../userguide/cloudtrail-event-reference-record-contents.html
  auditUserAgentChars: 1 * KiB,
  auditErrorChars: 1 * KiB,
  auditElementsBytes: 100 * KiB,
  // Ours: events of reads wait so long to be written together; more of them make their calls wait.
  auditDelayMs: 500,
  auditBacklog: 500,
  // Ours: events that changed nothing, of one account and process; AWS slows such calls down.
  auditReadsPerMinute: 1_200,
  auditPageEvents: 200,
  auditCleanMs: 3600 * 1000,
  // AWS: LookupEvents gives 50 events at most. Ours: events that one call looks through.
  lookupEventsMax: 50,
  lookupScanned: 5_000,
  // AWS: .../userguide/WhatIsCloudTrail-Limits.html
  trailsPerAccount: 5,
  trailNameMin: 3,
  trailNameMax: 128,
  trailPrefixMax: 200,
  // AWS: "about every 5 minutes". Ours: events in one file; the text of 1,000 is some 2 MB.
  trailDeliveryMs: 5 * 60 * 1000,
  trailFileEvents: 1_000,
  // Ours: what a process counted of accounts' requests is written so often; kill -9 loses as much.
  meterFlushMs: 5_000,
  // Ours: how often what accounts hold is looked at; and how long a server may have been away for
  // the time to count.
  meterSampleMs: 60 * 1000,
  meterGapMs: 24 * 3600 * 1000,
  // Ours: thirteen months, so that a month can be held against the one of the year before.
  meterKeptMs: 396 * 24 * 3600 * 1000,
  meterPageRecords: 1_000,
  // Ours: accounts that metrics name, the others are counted together.
  meteredAccountsShown: 1_000,
  // AWS: values of one filter; pages of EC2's lists.
  filterValuesMax: 200,
  ec2PageMin: 5,
  ec2PageMax: 1_000,
  // AWS: .../vpc/latest/userguide/amazon-vpc-limits.html
  vpcsPerAccount: 5,
  subnetsPerVpc: 200,
  securityGroupsPerVpc: 2_500,
  rulesPerGroup: 60,
  securityGroupsPerInterface: 5,
  vpcPrefixMin: 16,
  vpcPrefixMax: 28,
} as const
