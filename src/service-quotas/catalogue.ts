/**
 * The quotas that there are, under AWS's own codes where AWS has them. Those with a measure are
 * storage's limits, judged there in the transaction that would pass them.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ServiceQuota.html
 */
import type { ComputeQuotas } from '../compute/instances/room.ts'
import { limits } from '../limits.ts'
import type { Measure } from '../storage/storage.ts'
import { noSuchResource } from './errors.ts'

/** A quota, whatever its value. */
export interface Quota {
  readonly service: 's3' | 'ec2'
  readonly code: string
  readonly name: string
  readonly description: string
  readonly unit: 'Bytes' | 'None'
  /** What storage limits; undefined for what Service Quotas keeps itself. */
  readonly measure?: Measure
  /** What EC2 limits; it counts what is used. */
  readonly counted?: keyof ComputeQuotas
  /** True: a bucket may have a limit of its own beside the account's. */
  readonly isPerBucket?: boolean
  /** True: at AWS it is one over all regions. */
  readonly isGlobal?: boolean
  /** What an account has if the operator says nothing; storage knows its own. */
  readonly fallback?: number
}

/** AWS's names of the services, by code. */
export const serviceNames: Readonly<Record<Quota['service'], string>> = {
  ec2: 'Amazon Elastic Compute Cloud (Amazon EC2)',
  s3: 'Amazon Simple Storage Service (Amazon S3)',
}

/** Where a limit on storage is 2^53 − 1. */
const unlimited = `The value ${limits.quotaValueMax} is no limit.`

/** All of them. */
export const catalogue: readonly Quota[] = [
  {
    service: 's3',
    code: 'L-DC2B2D3D',
    name: 'General purpose buckets',
    description: 'The number of buckets in this account.',
    unit: 'None',
    measure: 'buckets',
    isGlobal: true,
  },
  {
    service: 's3',
    code: 'storage-bytes',
    name: 'Storage',
    description: `The bytes in this account, or in one bucket. ${unlimited}`,
    unit: 'Bytes',
    measure: 'bytes',
    isPerBucket: true,
  },
  {
    service: 's3',
    code: 'storage-objects',
    name: 'Objects',
    description: `The objects in this account, or in one bucket. ${unlimited}`,
    unit: 'None',
    measure: 'objects',
    isPerBucket: true,
  },
  {
    service: 'ec2',
    code: 'L-1216C47A',
    name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    description: 'The vCPUs of all running instances of these families.',
    unit: 'None',
    counted: 'vcpus',
    fallback: limits.standardVcpusDefault,
  },
  {
    service: 'ec2',
    code: 'L-7A658B76',
    name: 'Storage for General Purpose SSD (gp3) volumes, in TiB',
    description: 'The size of all volumes together, in TiB, whatever their type.',
    unit: 'None',
    counted: 'volumesTiB',
    fallback: limits.gp3TebibytesDefault,
  },
  {
    service: 'ec2',
    code: 'L-0263D0A3',
    name: 'EC2-VPC Elastic IPs',
    description: 'The number of Elastic IP addresses in this account.',
    unit: 'None',
    counted: 'elasticIps',
    fallback: limits.elasticIpsDefault,
  },
  {
    service: 'ec2',
    code: 'instances',
    name: 'Instances',
    description: 'The number of instances in this account, running or stopped.',
    unit: 'None',
    counted: 'instances',
    fallback: limits.instancesDefault,
  },
  {
    service: 'ec2',
    code: 'volumes',
    name: 'Volumes',
    description: 'The number of volumes in this account.',
    unit: 'None',
    counted: 'volumes',
    fallback: limits.volumesDefault,
  },
  {
    service: 'ec2',
    code: 'snapshots-gib',
    name: 'Storage for snapshots, in GiB',
    description: 'What all snapshots take together, without the blocks that they share, in GiB.',
    unit: 'None',
    counted: 'snapshotsGiB',
    fallback: limits.snapshotsGibDefault,
  },
]

/** The quotas of a service. Throws NoSuchResourceException; the code is as exact as at AWS. */
export function quotasOf(service: string | undefined): readonly Quota[] {
  const found = catalogue.filter((quota) => quota.service === service)
  if (found.length > 0) return found
  throw noSuchResource('The request failed because the specified service does not exist.')
}

/** One quota. Throws NoSuchResourceException. */
export function findQuota(service: string | undefined, code: string | undefined): Quota {
  const found = quotasOf(service).find((quota) => quota.code === code)
  if (found !== undefined) return found
  throw noSuchResource('The request failed because the specified quota does not exist.')
}

/** The name of a quota in the policy, tags and sorted lists: `s3/storage-bytes`. */
export function quotaName(named: { readonly service: string; readonly code: string }): string {
  return `${named.service}/${named.code}`
}
