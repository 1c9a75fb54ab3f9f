/**
 * How the metadata service answers an instance, as EC2 takes and shows it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html
 */
import type { MetadataOptions } from '../../compute/instances/machine-entities.ts'
import { parseChoice, parseNumber } from '../choices.ts'
import { invalidParameterCombination, refusal } from '../errors.ts'

interface MetadataInput {
  readonly HttpTokens?: string | undefined
  readonly HttpPutResponseHopLimit?: number | undefined
  readonly HttpEndpoint?: string | undefined
  readonly HttpProtocolIpv6?: string | undefined
  readonly InstanceMetadataTags?: string | undefined
}

const onOff = ['enabled', 'disabled'] as const

/**
 * What an input says of it. Throws InvalidParameterValue, InvalidParameterCombination,
 * UnsupportedOperation.
 */
export function parseMetadataOptions(input: MetadataInput): Partial<MetadataOptions> {
  const ipv6 = parseChoice(input.HttpProtocolIpv6, { name: 'HttpProtocolIpv6', values: onOff })
  if (ipv6 === 'enabled') throw refusal('UnsupportedOperation', 'This server does not offer IPv6.')
  const tokens = { name: 'HttpTokens', values: ['optional', 'required'] } as const
  const httpTokens = parseChoice(input.HttpTokens, tokens)
  const hops = { name: 'HttpPutResponseHopLimit', min: 1, max: 64 }
  const httpPutResponseHopLimit = parseNumber(input.HttpPutResponseHopLimit, hops)
  const endpoint = { name: 'HttpEndpoint', values: onOff }
  const httpEndpoint = parseChoice(input.HttpEndpoint, endpoint)
  const tags = { name: 'InstanceMetadataTags', values: onOff }
  const instanceMetadataTags = parseChoice(input.InstanceMetadataTags, tags)
  if (httpEndpoint === 'disabled' && (httpTokens ?? httpPutResponseHopLimit) !== undefined) {
    throw invalidParameterCombination(
      'The HttpTokens and HttpPutResponseHopLimit parameters cannot be given when HttpEndpoint ' +
        'is disabled.',
    )
  }
  return {
    ...(httpTokens && { httpTokens }),
    ...(httpPutResponseHopLimit !== undefined && { httpPutResponseHopLimit }),
    ...(httpEndpoint && { httpEndpoint }),
    ...(instanceMetadataTags && { instanceMetadataTags }),
  }
}

/** As answers show it. */
export function metadataOptionsOutput(options: MetadataOptions) {
  return {
    State: 'applied' as const,
    HttpTokens: options.httpTokens,
    HttpPutResponseHopLimit: options.httpPutResponseHopLimit,
    HttpEndpoint: options.httpEndpoint,
    HttpProtocolIpv6: 'disabled' as const,
    InstanceMetadataTags: options.instanceMetadataTags,
  }
}
