/** Filters of instances that AWS knows, by what no instance or interface has here. */
import type { FilterTable } from '../filters.ts'

const absent = () => undefined
const reservation = 'capacity-reservation-specification.capacity-reservation-target'
const never = () => false

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const rarelyAsked: FilterTable<unknown> = {
  [`${reservation}.capacity-reservation-id`]: absent,
  [`${reservation}.capacity-reservation-resource-group-arn`]: absent,
  'network-interface.addresses.association.carrier-ip': absent,
  'network-interface.addresses.association.customer-owned-ip': absent,
  'network-interface.association.carrier-ip': absent,
  'network-interface.association.customer-owned-ip': absent,
  'network-interface.attachment.network-card-index': () => 0,
  'network-interface.deny-all-igw-traffic': never,
  'network-interface.ipv4-prefixes.ipv4-prefix': absent,
  'network-interface.ipv6-address': absent,
  'network-interface.ipv6-addresses.is-primary-ipv6': absent,
  'network-interface.ipv6-native': never,
  'network-interface.ipv6-prefixes.ipv6-prefix': absent,
  'network-interface.operator.managed': never,
  'network-interface.operator.principal': absent,
  'network-interface.outpost-arn': absent,
  'network-performance-options.bandwidth-weighting': () => 'default',
  'operator.managed': never,
  'operator.principal': absent,
}
