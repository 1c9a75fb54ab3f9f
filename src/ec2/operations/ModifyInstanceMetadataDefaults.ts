import type { MetadataOptions } from '../../compute/instances/machine-entities.ts'
import { refusal } from '../errors.ts'
import { parseMetadataOptions } from '../instances/metadata-options.ts'
import { type Input, operation } from '../operation.ts'

/**
 * Changes how the metadata service answers new instances whose launch does not say it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataDefaults.html
 */
export const ModifyInstanceMetadataDefaults = operation('ModifyInstanceMetadataDefaults', {
  resource: () => '*',

  async handle({ input, change }) {
    if (input.HttpTokensEnforced === 'enabled') {
      throw refusal('UnsupportedOperation', 'This server does not offer HttpTokensEnforced.')
    }
    const asked = parseMetadataOptions(preferred(input))
    const dropped = unpreferred(input)
    await change(async (records) => {
      const before = (await records.get('metadataDefaults', 'metadataDefaults')) ?? {}
      const kept = Object.entries(before).filter(([name]) => !dropped.has(name))
      const defaults = { ...Object.fromEntries(kept), ...asked } as Partial<MetadataOptions>
      records.put('metadataDefaults', 'metadataDefaults', defaults)
    })
    return { Return: true }
  },
})

type DefaultsInput = Input<'ModifyInstanceMetadataDefaults'>

const none = 'no-preference'
/** AWS: -1 is no preference. */
const noHops = -1

/** What is wished for. */
function preferred({ HttpTokens, HttpEndpoint, InstanceMetadataTags, ...more }: DefaultsInput) {
  const { HttpPutResponseHopLimit: hops } = more
  return {
    ...(HttpTokens !== none && { HttpTokens }),
    ...(HttpEndpoint !== none && { HttpEndpoint }),
    ...(InstanceMetadataTags !== none && { InstanceMetadataTags }),
    ...(hops !== noHops && { HttpPutResponseHopLimit: hops }),
  }
}

/** What is no longer wished for, as records call it. */
function unpreferred(input: DefaultsInput): ReadonlySet<string> {
  const names = [
    ['httpTokens', input.HttpTokens === none],
    ['httpEndpoint', input.HttpEndpoint === none],
    ['instanceMetadataTags', input.InstanceMetadataTags === none],
    ['httpPutResponseHopLimit', input.HttpPutResponseHopLimit === noHops],
  ] as const
  return new Set(names.filter(([, isDropped]) => isDropped).map(([name]) => name))
}
