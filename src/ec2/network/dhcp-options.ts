/** DHCP options, as EC2 checks, finds and shows them. */
import { parseAddress } from '../../address-range.ts'
import type { DhcpOptions } from '../../compute/network/network-entities.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, missingParameter } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import type { Owned } from '../listing.ts'
import { tagsOutput } from '../tags.ts'

/** What associates a VPC with no DHCP options: its machines ask AWS's own servers. */
export const noOptions = 'default'

/** An option in an input. */
export interface DhcpConfiguration {
  readonly Key?: string | undefined
  readonly Values?: readonly string[] | undefined
}

const isServer = (text: string) => parseAddress(text)?.length === 4
const isDomain = (text: string) =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)*\.?$/i.test(text) && text.length <= 253

/** What the values of an option may be, by its name. */
const options: Readonly<Record<string, { readonly isValue: (text: string) => boolean }>> = {
  'domain-name': { isValue: (text) => text.split(' ').every(isDomain) },
  'domain-name-servers': { isValue: (text) => text === 'AmazonProvidedDNS' || isServer(text) },
  'netbios-name-servers': { isValue: isServer },
  'netbios-node-type': { isValue: (text) => ['1', '2', '4', '8'].includes(text) },
  'ntp-servers': { isValue: isServer },
}

/** Values by option. Throws MissingParameter, InvalidParameterValue. */
export function parseDhcpOptions(
  configurations: readonly DhcpConfiguration[] | undefined,
): DhcpOptions['values'] {
  if (!configurations?.length) throw missingParameter('dhcpConfiguration')
  const values = new Map<string, readonly string[]>()
  for (const { Key: key = '', Values: given = [] } of configurations) {
    if (!Object.hasOwn(options, key)) {
      throw invalidParameterValue(`Value (${key}) for parameter dhcp-options is invalid.`)
    }
    if (values.has(key)) throw invalidParameterValue(`Duplicate option '${key}' specified.`)
    // Lists come as one value, too: "10.0.0.1,10.0.0.2".
    const all = given.flatMap((value) => value.split(',')).map((value) => value.trim())
    checkValues(key, all)
    values.set(key, all)
  }
  return Object.fromEntries(values)
}

function checkValues(key: string, values: readonly string[]): void {
  const most = key.endsWith('-servers') ? limits.dhcpServersMax : 1
  if (values.length === 0 || values.length > most) {
    const message = `The option ${key} takes 1 to ${most} values, not ${values.length}.`
    throw invalidParameterValue(message)
  }
  const wrong = values.find((value) => options[key]?.isValue(value) !== true)
  if (wrong === undefined) return
  throw invalidParameterValue(`Value (${wrong}) for parameter ${key} is invalid.`)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeDhcpOptions.html */
export const dhcpOptionsFilters = withTagFilters<Owned<DhcpOptions>>({
  'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
  key: ({ values }) => Object.keys(values),
  'owner-id': ({ owner }) => owner,
  value: ({ values }) => Object.values(values).flat(),
})

/** DHCP options, as answers show them. */
export function dhcpOptionsOutput({ dhcpOptionsId, values, tags }: DhcpOptions, account: string) {
  return {
    DhcpOptionsId: dhcpOptionsId,
    OwnerId: account,
    DhcpConfigurations: Object.entries(values).map(([Key, list]) => ({
      Key,
      Values: list.map((Value) => ({ Value })),
    })),
    Tags: tagsOutput(tags),
  }
}
