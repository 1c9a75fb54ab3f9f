/**
 * Attributes of instances, as EC2 changes them, one in a call.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html
 */

import { typeOf } from '../../compute/instances/instance-size.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { ComputeChange } from '../../compute/records.ts'
import { interfacesOf } from '../../compute/volumes/attachments.ts'
import { parseChoice } from '../choices.ts'
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
  refusal,
} from '../errors.ts'
import type { Input } from '../operation.ts'
import { requireStopped } from './instance-changes.ts'
import { setDevices, setGroups, setSourceDestCheck } from './instance-parts-changes.ts'
import { requireInterfaceRoom } from './launch-network.ts'
import { parseType } from './launch-parameters.ts'
import { keptUserData, parseUserData } from './user-data.ts'

/** What ModifyInstanceAttribute takes. */
export type AttributeInput = Input<'ModifyInstanceAttribute'>

/** What of an instance is another. */
type Changed = { readonly [K in keyof Instance]?: Instance[K] | undefined }

/** What a change does to an instance that is there: what of it is another, or what it puts. */
export type AttributeChange = (
  instance: Instance,
  records: ComputeChange,
) => Changed | Promise<Changed> | Promise<void>

/** What an input says of one attribute; undefined: nothing. */
type Reading = (input: AttributeInput) => AttributeChange | undefined

const readings: readonly Reading[] = [
  ({ BlockDeviceMappings: mappings = [] }) =>
    mappings.length === 0
      ? undefined
      : ({ instanceId }, records) => setDevices(records, instanceId, mappings),
  ({ DisableApiStop }) => DisableApiStop && (() => ({ disableApiStop: truth(DisableApiStop) })),
  ({ DisableApiTermination: given }) => given && (() => ({ disableApiTermination: truth(given) })),
  ({ EbsOptimized: given }) => given && stopped(() => ({ ebsOptimized: truth(given) })),
  ({ EnaSupport: given }) => given && ((instance) => enaSupport(instance, given)),
  ({ Groups: groupIds = [] }) =>
    groupIds.length === 0
      ? undefined
      : ({ instanceId }, records) => setGroups(records, instanceId, groupIds),
  ({ InstanceInitiatedShutdownBehavior: given }) =>
    given && (() => ({ shutdownBehavior: shutdownBehavior(given.Value) })),
  ({ InstanceType: given }) =>
    given && stopped((instance, records) => ofType(instance, given.Value, records)),
  ({ Kernel }) => Kernel && refused('kernels of their own'),
  ({ Ramdisk }) => Ramdisk && refused('RAM disks of their own'),
  ({ SourceDestCheck: given }) =>
    given &&
    (({ instanceId }, records) => setSourceDestCheck(records, instanceId, { isOn: truth(given) })),
  ({ SriovNetSupport: given }) => given && refused('Intel 82599 Virtual Functions'),
  ({ UserData: given }) =>
    given && stopped(() => ({ userData: keptUserData(given.Value ?? new Uint8Array()) })),
]

/**
 * The one change that an input asks for. Throws MissingParameter, InvalidParameterValue,
 * InvalidParameterCombination for several.
 */
export function attributeChange(input: AttributeInput): AttributeChange {
  const asked = named(input)
  const [change, ...others] = readings.flatMap((reading) => reading(asked) ?? [])
  if (change === undefined) throw missingParameter('attribute')
  if (others.length === 0) return change
  const message = 'Fields for multiple attribute types specified'
  throw invalidParameterCombination(message)
}

/** An attribute that is given by its name and a text, as the member of its own. */
function named(input: AttributeInput): AttributeInput {
  const { Attribute: name, Value: text, ...more } = input
  if (name === undefined || text === undefined) return input
  const member = members[name]
  if (member === undefined) {
    const message = `Value (${name}) for parameter attribute is invalid. It cannot be modified so.`
    throw invalidParameterValue(message)
  }
  return { ...more, ...member(text) }
}

const members: Readonly<Record<string, (text: string) => Partial<AttributeInput>>> = {
  disableApiStop: (text) => ({ DisableApiStop: { Value: parseTruth(text) } }),
  disableApiTermination: (text) => ({ DisableApiTermination: { Value: parseTruth(text) } }),
  ebsOptimized: (text) => ({ EbsOptimized: { Value: parseTruth(text) } }),
  enaSupport: (text) => ({ EnaSupport: { Value: parseTruth(text) } }),
  instanceInitiatedShutdownBehavior: (Value) => ({ InstanceInitiatedShutdownBehavior: { Value } }),
  instanceType: (Value) => ({ InstanceType: { Value } }),
  kernel: (Value) => ({ Kernel: { Value } }),
  ramdisk: (Value) => ({ Ramdisk: { Value } }),
  sourceDestCheck: (text) => ({ SourceDestCheck: { Value: parseTruth(text) } }),
  sriovNetSupport: (Value) => ({ SriovNetSupport: { Value } }),
  userData: (text) => ({
    UserData: { Value: Buffer.from(parseUserData(text), 'latin1') },
  }),
}

function parseTruth(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw invalidParameterValue(`Value (${text}) for parameter value is invalid: true or false.`)
}

function truth({ Value }: { readonly Value?: boolean | undefined }): boolean {
  if (Value === undefined) throw missingParameter('value')
  return Value
}

/** A change that only an instance that is stopped may have. */
function stopped(change: AttributeChange): AttributeChange {
  return (instance, records) => {
    requireStopped(instance)
    return change(instance, records)
  }
}

function refused(what: string): AttributeChange {
  return () => {
    throw refusal('UnsupportedOperation', `This server does not offer ${what}.`)
  }
}

function shutdownBehavior(text: string | undefined): 'stop' | 'terminate' {
  const name = 'instanceInitiatedShutdownBehavior'
  const found = parseChoice(text, { name, values: ['stop', 'terminate'] })
  if (found === undefined) throw missingParameter('value')
  return found
}

/** Another type brings its own processors, and must have room for the interfaces. */
async function ofType(
  instance: Instance,
  name: string | undefined,
  records: ComputeChange,
): Promise<Changed> {
  const type = parseType(name ?? '')
  const { architecture } = typeOf(instance)
  requireInterfaceRoom(type, (await interfacesOf(records, instance.instanceId)).length)
  if (type.architecture === architecture) {
    return { instanceType: type.name, cpuOptions: undefined }
  }
  throw refusal(
    'InvalidParameterCombination',
    `The instance ${instance.instanceId} is ${architecture}, and ` +
      `${type.name} is ${type.architecture}.`,
  )
}

/** Whether there is ENA is the type's. */
function enaSupport(instance: Instance, given: { readonly Value?: boolean | undefined }): Changed {
  const wanted = truth(given)
  const { name, hypervisor } = typeOf(instance)
  if (wanted === (hypervisor === 'nitro')) return {}
  const message = `The instance type ${name} ${wanted ? 'does not support' : 'requires'} ENA.`
  throw refusal('InvalidParameterCombination', message)
}
