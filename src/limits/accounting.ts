/** The bounds of what accounts are granted and what is written down of them: quotas, audit, use. */

const KiB = 1024

/** See `limits.ts`, which holds them all. */
export const accountingLimits = {
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
  // Ours: as much as volumes may have. AWS bounds the number of snapshots only.
  snapshotsGibDefault: 50 * 1024,
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
  // AWS: "a minimum of 60 seconds". https://aws.amazon.com/ec2/pricing/on-demand/
  instanceBilledMs: 60 * 1000,
  // Ours: a machine that its host lets stand still for longer is not counted meanwhile.
  instancePauseMs: 60 * 1000,
  // Ours: accounts that metrics name, the others are counted together.
  meteredAccountsShown: 1_000,
} as const
