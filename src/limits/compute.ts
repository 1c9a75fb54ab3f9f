/** The bounds of machines, their networks, images and volumes. */

/** See `limits.ts`, which holds them all. */
export const computeLimits = {
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
  // AWS: .../AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
  metadataTokenSecondsMax: 21_600,
  // AWS: role credentials last about six hours; "at least five minutes before the expiration of
  // the old" there are new ones. SDKs begin to ask up to 15 minutes before, so: after an hour.
  deliveredRoleSeconds: 6 * 3600,
  deliveredRoleRenewSeconds: 3600,
  // Ours: what the metadata service keeps ready. Sealing credentials takes 0.1 ms, signing 1 ms.
  deliveredRolesCached: 10_000,
  identityDocumentsCached: 1_000,
  // Ours: a request of the metadata service is a path and a token; its answer is made at once.
  metadataHeaderBytes: 8 * 1024,
  metadataRequestMs: 10_000,
  metadataConnectionsPerMachine: 64,
  // Ours: each holds two sockets; an SDK keeps 50 connections at most.
  endpointConnectionsPerMachine: 128,
  endpointIdleMs: 10 * 60 * 1000,
  vpcPrefixMin: 16,
  vpcPrefixMax: 28,
  // Ours: what addresses are given away of, if the operator does not say: a laptop's own.
  publicRangeDefault: '127.77.0.0/16',
  // AWS: .../AWSEC2/latest/UserGuide/instancedata-add-user-data.html: 16 KB before encoding.
  userDataBytes: 16 * 1024,
  // AWS: .../AWSEC2/latest/APIReference/Run_Instance_Idempotency.html
  clientTokenMax: 64,
  // Ours: instances of one RunInstances, all of which are written in one transaction.
  instancesPerLaunch: 1_000,
  // AWS: "visible for a short while, usually an hour". .../UserGuide/terminating-instances.html
  terminatedShownMs: 3600 * 1000,
  // AWS: .../AWSEC2/latest/UserGuide/sharing-amis.html, ami-deprecate.html, ami-deregistration-protection.html
  imageLaunchAccountsMax: 1_000,
  imageDeprecationMaxMs: 10 * 366 * 24 * 60 * 60 * 1000,
  imageProtectionCooldownMs: 24 * 60 * 60 * 1000,
} as const
