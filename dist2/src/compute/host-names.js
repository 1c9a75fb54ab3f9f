/**
 * The names that machines have in AWS's DNS.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hostname-types.html
 */
import { privateDomain } from './found-network.js';
/** Without a domain: `ip-10-0-0-5`, or the instance's id. */
export function hostName({ instanceId, hostnameType }, address) {
    return hostnameType === 'resource-name' ? instanceId : `ip-${dashed(address)}`;
}
/** `ip-10-0-0-5.ec2.internal`, `i-….eu-west-1.compute.internal`. */
export function privateName(machine, address, region) {
    return `${hostName(machine, address)}.${privateDomain(region)}`;
}
/** The name of an address, whoever has it: `ip-10-0-0-5.ec2.internal`. */
export function ipName(address, region) {
    return `ip-${dashed(address)}.${privateDomain(region)}`;
}
/** `ec2-1-2-3-4.compute-1.amazonaws.com`, `ec2-1-2-3-4.eu-west-1.compute.amazonaws.com`. */
export function publicName(publicIp, region) {
    const domain = region === 'us-east-1' ? 'compute-1' : `${region}.compute`;
    return `ec2-${dashed(publicIp)}.${domain}.amazonaws.com`;
}
/** The address that a public name stands for; undefined for another name. */
export function addressOfPublicName(name, region) {
    const address = /^ec2-(\d+-\d+-\d+-\d+)\./.exec(name)?.[1]?.replaceAll('-', '.');
    return address !== undefined && publicName(address, region) === name ? address : undefined;
}
const dashed = (address) => address.replaceAll('.', '-');
