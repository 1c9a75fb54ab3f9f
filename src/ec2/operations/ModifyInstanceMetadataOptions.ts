import { changeInstance, theInstance } from '../instances/instance-changes.ts'
import { metadataOptionsOutput, parseMetadataOptions } from '../instances/metadata-options.ts'
import { operation } from '../operation.ts'

/**
 * Changes how the metadata service answers an instance.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataOptions.html
 */
export const ModifyInstanceMetadataOptions = operation('ModifyInstanceMetadataOptions', {
  resource: theInstance,

  async handle({ input, account, host, change }) {
    const asked = parseMetadataOptions(input)
    const { instanceId, metadataOptions } = await change((records) =>
      changeInstance(records, input.InstanceId, (instance) => ({
        ...instance,
        metadataOptions: { ...instance.metadataOptions, ...asked },
      })),
    )
    host.changed(account)
    return {
      InstanceId: instanceId,
      InstanceMetadataOptions: metadataOptionsOutput(metadataOptions),
    }
  },
})
