/**
 * Attributes of instances, as EC2 changes them, one in a call.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html
 */
import { typeOf } from '../compute/instance-size.js';
import { parseChoice } from './choices.js';
import { invalidParameterCombination, invalidParameterValue, missingParameter, refusal, } from './errors.js';
import { requireStopped } from './instance-changes.js';
import { setDevices, setGroups, setSourceDestCheck } from './instance-parts-changes.js';
import { parseType } from './launch-parameters.js';
import { keptUserData, parseUserData } from './user-data.js';
const readings = [
    ({ BlockDeviceMappings: mappings = [] }) => mappings.length === 0
        ? undefined
        : ({ instanceId }, records) => setDevices(records, instanceId, mappings),
    ({ DisableApiStop }) => DisableApiStop && (() => ({ disableApiStop: truth(DisableApiStop) })),
    ({ DisableApiTermination: given }) => given && (() => ({ disableApiTermination: truth(given) })),
    ({ EbsOptimized: given }) => given && stopped(() => ({ ebsOptimized: truth(given) })),
    ({ EnaSupport: given }) => given && ((instance) => enaSupport(instance, given)),
    ({ Groups: groupIds = [] }) => groupIds.length === 0
        ? undefined
        : ({ instanceId }, records) => setGroups(records, instanceId, groupIds),
    ({ InstanceInitiatedShutdownBehavior: given }) => given && (() => ({ shutdownBehavior: shutdownBehavior(given.Value) })),
    ({ InstanceType: given }) => given && stopped((instance) => ofType(instance, given.Value)),
    ({ Kernel }) => Kernel && refused('kernels of their own'),
    ({ Ramdisk }) => Ramdisk && refused('RAM disks of their own'),
    ({ SourceDestCheck: given }) => given &&
        (({ instanceId }, records) => setSourceDestCheck(records, instanceId, { isOn: truth(given) })),
    ({ SriovNetSupport: given }) => given && refused('Intel 82599 Virtual Functions'),
    ({ UserData: given }) => given && stopped(() => ({ userData: keptUserData(given.Value ?? new Uint8Array()) })),
];
/**
 * The one change that an input asks for. Throws MissingParameter, InvalidParameterValue,
 * InvalidParameterCombination for several.
 */
export function attributeChange(input) {
    const asked = named(input);
    const [change, ...others] = readings.flatMap((reading) => reading(asked) ?? []);
    if (change === undefined)
        throw missingParameter('attribute');
    if (others.length === 0)
        return change;
    const message = 'Fields for multiple attribute types specified';
    throw invalidParameterCombination(message);
}
/** An attribute that is given by its name and a text, as the member of its own. */
function named(input) {
    const { Attribute: name, Value: text, ...more } = input;
    if (name === undefined || text === undefined)
        return input;
    const member = members[name];
    if (member === undefined) {
        const message = `Value (${name}) for parameter attribute is invalid. It cannot be modified so.`;
        throw invalidParameterValue(message);
    }
    return { ...more, ...member(text) };
}
const members = {
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
};
function parseTruth(text) {
    if (text === 'true' || text === 'false')
        return text === 'true';
    throw invalidParameterValue(`Value (${text}) for parameter value is invalid: true or false.`);
}
function truth({ Value }) {
    if (Value === undefined)
        throw missingParameter('value');
    return Value;
}
/** A change that only an instance that is stopped may have. */
function stopped(change) {
    return (instance) => {
        requireStopped(instance);
        return change(instance);
    };
}
function refused(what) {
    return () => {
        throw refusal('UnsupportedOperation', `This server does not offer ${what}.`);
    };
}
function shutdownBehavior(text) {
    const name = 'instanceInitiatedShutdownBehavior';
    const found = parseChoice(text, { name, values: ['stop', 'terminate'] });
    if (found === undefined)
        throw missingParameter('value');
    return found;
}
/** Another type brings its own processors. */
function ofType(instance, name = '') {
    const type = parseType(name);
    const { architecture } = typeOf(instance);
    if (type.architecture === architecture)
        return { instanceType: name, cpuOptions: undefined };
    throw refusal('InvalidParameterCombination', `The instance ${instance.instanceId} is ${architecture}, and ${name} is ${type.architecture}.`);
}
/** Whether there is ENA is the type's. */
function enaSupport(instance, given) {
    const wanted = truth(given);
    const { name, hypervisor } = typeOf(instance);
    if (wanted === (hypervisor === 'nitro'))
        return {};
    const message = `The instance type ${name} ${wanted ? 'does not support' : 'requires'} ENA.`;
    throw refusal('InvalidParameterCombination', message);
}
