/**
 * Attributes of instances, as EC2 reads them one by one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceAttribute.html
 */
import type { InstanceParts } from '../../compute/instances/instance-parts.ts'
import { typeOf } from '../../compute/instances/instance-size.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import { invalidParameterValue } from '../errors.ts'
import type { Output } from '../operation.ts'
import { deviceOutput, groupsOutput } from './instance-output.ts'
import { userDataOutput } from './user-data.ts'

type Answer = Output<'DescribeInstanceAttribute'>
type Reading = (instance: Instance, parts: InstanceParts) => Answer

const readings: Readonly<Record<string, Reading>> = {
  blockDeviceMapping: ({ instanceId }, parts) => ({
    BlockDeviceMappings: parts.volumesOf(instanceId).map(deviceOutput),
  }),
  disableApiStop: ({ disableApiStop: Value }) => ({ DisableApiStop: { Value } }),
  disableApiTermination: ({ disableApiTermination: Value }) => ({
    DisableApiTermination: { Value },
  }),
  ebsOptimized: ({ ebsOptimized: Value }) => ({ EbsOptimized: { Value } }),
  enaSupport: (instance) => ({ EnaSupport: { Value: typeOf(instance).hypervisor === 'nitro' } }),
  enclaveOptions: () => ({ EnclaveOptions: { Enabled: false } }),
  groupSet: ({ instanceId }, parts) => {
    const [primary] = parts.interfacesOf(instanceId)
    return { Groups: primary === undefined ? [] : groupsOutput(primary, parts) }
  },
  instanceInitiatedShutdownBehavior: ({ shutdownBehavior: Value }) => ({
    InstanceInitiatedShutdownBehavior: { Value },
  }),
  instanceType: ({ instanceType: Value }) => ({ InstanceType: { Value } }),
  kernel: () => ({ KernelId: {} }),
  productCodes: () => ({ ProductCodes: [] }),
  ramdisk: () => ({ RamdiskId: {} }),
  rootDeviceName: ({ rootDeviceName: Value }) => ({ RootDeviceName: { Value } }),
  sourceDestCheck: ({ instanceId }, parts) => ({
    SourceDestCheck: { Value: parts.interfacesOf(instanceId)[0]?.sourceDestCheck ?? true },
  }),
  sriovNetSupport: () => ({ SriovNetSupport: {} }),
  userData: ({ userData }) => ({
    UserData: userData === undefined ? {} : { Value: userDataOutput(userData) },
  }),
}

/** What one attribute says. Throws InvalidParameterValue for a name that is none. */
export function attributeOutput(
  name: string | undefined,
  instance: Instance,
  parts: InstanceParts,
): Answer {
  const reading = Object.hasOwn(readings, name ?? '') ? readings[name ?? ''] : undefined
  if (reading === undefined) {
    const message = `Value (${name}) for parameter attribute is invalid. Unknown attribute.`
    throw invalidParameterValue(message)
  }
  return { InstanceId: instance.instanceId, ...reading(instance, parts) }
}
