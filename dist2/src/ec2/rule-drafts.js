import { formatRange4, parseRange4 } from '../compute/ranges.js';
import { canonicalRange6 } from '../compute/ranges6.js';
import { invalidParameterCombination, invalidParameterValue, missingParameter, refusal, } from './errors.js';
import { parseService } from './rule-services.js';
const flatNames = [
    'CidrIp',
    'FromPort',
    'IpProtocol',
    'SourceSecurityGroupName',
    'SourceSecurityGroupOwnerId',
    'ToPort',
];
/** Whether an input uses the old parameters. */
export function isFlat(input) {
    return flatNames.some((name) => input[name] !== undefined);
}
/**
 * The rules of an input, each once. Throws MissingParameter, InvalidParameterValue,
 * InvalidParameterCombination.
 */
export function draftRules(input) {
    const { IpPermissions: permissions = [] } = input;
    const flat = flatNames.find((name) => input[name] !== undefined);
    if (flat !== undefined && permissions.length > 0) {
        const name = flat.charAt(0).toLowerCase() + flat.slice(1);
        const message = "The parameter 'ipPermissions' may not be used in combination with";
        throw invalidParameterCombination(`${message} '${name}'`);
    }
    if (flat === undefined && permissions.length === 0)
        throw missingParameter('ipPermissions');
    const drafts = flat === undefined ? permissions.flatMap(draftsOf) : flatPermissions(input).flatMap(draftsOf);
    const keys = drafts.map((draft) => JSON.stringify({ ...draft, description: undefined }));
    if (new Set(keys).size < keys.length) {
        throw invalidParameterValue('The same permission must not appear multiple times');
    }
    return drafts;
}
/** A source group alone means all ports of TCP and UDP, and ICMP. */
function flatPermissions(input) {
    const { CidrIp, SourceSecurityGroupName: GroupName, IpProtocol, FromPort, ToPort } = input;
    const service = { IpProtocol, FromPort, ToPort };
    if (GroupName === undefined) {
        return [{ ...service, ...(CidrIp !== undefined && { IpRanges: [{ CidrIp }] }) }];
    }
    if (CidrIp !== undefined || IpProtocol !== undefined || FromPort !== undefined) {
        throw invalidParameterCombination("The parameter 'sourceSecurityGroupName' stands alone: use 'ipPermissions' for one protocol");
    }
    const UserIdGroupPairs = [{ GroupName }];
    return [
        { IpProtocol: 'tcp', FromPort: 0, ToPort: 65_535, UserIdGroupPairs },
        { IpProtocol: 'udp', FromPort: 0, ToPort: 65_535, UserIdGroupPairs },
        { IpProtocol: 'icmp', FromPort: -1, ToPort: -1, UserIdGroupPairs },
    ];
}
function draftsOf(permission) {
    const service = parseService(permission);
    const { UserIdGroupPairs = [], IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] } = permission;
    const made = (peer, { Description }) => ({
        ...service,
        peer,
        ...withDescription(Description),
    });
    const drafts = [
        ...IpRanges.map((each) => made(peer4(each.CidrIp), each)),
        ...Ipv6Ranges.map((each) => made(peer6(each.CidrIpv6), each)),
        ...PrefixListIds.map((each) => made(peerList(each.PrefixListId), each)),
        ...UserIdGroupPairs.map((each) => made(peerGroup(each), each)),
    ];
    if (drafts.length > 0)
        return drafts;
    throw refusal('MissingParameter', 'Source group ID missing.');
}
/** Host bits are cleared, as at AWS. Throws InvalidParameterValue. */
export function peer4(cidr = '') {
    const range = parseRange4(cidr);
    if (range !== undefined)
        return { type: 'ipv4', cidr: formatRange4(range) };
    throw invalidParameterValue(`CIDR block ${cidr} is malformed`);
}
/** Host bits are cleared, as at AWS. Throws InvalidParameterValue. */
export function peer6(cidr = '') {
    const range = canonicalRange6(cidr);
    if (range !== undefined)
        return { type: 'ipv6', cidr: range };
    throw invalidParameterValue(`CIDR block ${cidr} is malformed`);
}
function peerList(prefixListId = '') {
    if (prefixListId === '')
        throw missingParameter('prefixListId');
    return { type: 'prefixList', prefixListId };
}
function peerGroup({ GroupId: groupId, GroupName: groupName, }) {
    if (groupId)
        return { type: 'group', groupId };
    if (groupName)
        return { type: 'group', groupName };
    throw refusal('MissingParameter', 'Source group ID missing.');
}
const described = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
/** A rule's description; an empty one is none. Throws InvalidParameterValue. */
export function withDescription(description) {
    if (!description)
        return {};
    if (described.test(description))
        return { description };
    const set = 'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*';
    const message = 'Invalid rule description. Valid descriptions are strings less than 256';
    throw invalidParameterValue(`${message} characters from the following set: ${set}`);
}
