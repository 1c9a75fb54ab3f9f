/** What an instance takes of its host, and what it counts for. */
import { instanceTypes } from './instance-types.js';
/** An instance's type; throws for a name that is none, as records never hold one. */
export function typeOf({ instanceType }) {
    const type = instanceTypes().get(instanceType);
    if (type === undefined)
        throw new TypeError(`${instanceType} is no instance type`);
    return type;
}
/** What its machine may use: the type's, or fewer processors if its CPU options say so. */
export function instanceSize(instance) {
    const { vcpus, memoryMiB } = typeOf(instance);
    const { cpuOptions } = instance;
    if (cpuOptions === undefined)
        return { vcpus, memoryMiB };
    return { vcpus: cpuOptions.coreCount * cpuOptions.threadsPerCore, memoryMiB };
}
const takingVcpus = ['pending', 'running', 'stopping'];
/** Whether its vCPUs count for the account's quota. */
export function takesVcpus({ state }) {
    return takingVcpus.includes(state);
}
/** Whether it counts for the account's quota of instances. */
export function isKept({ state }) {
    return state !== 'shutting-down' && state !== 'terminated';
}
