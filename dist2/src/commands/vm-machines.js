import { DescribeImages } from '../ec2/operations/DescribeImages.js';
import { DescribeInstances } from '../ec2/operations/DescribeInstances.js';
import { moment, table } from './table.js';
import { UsageError } from './usage-error.js';
const ended = ['shutting-down', 'terminated'];
/** The machines of an account, but those that have ended; with ids, these alone, as they are. */
export async function machinesOf({ call }, account, ids = []) {
    const asked = ids.length > 0 ? { InstanceIds: [...ids] } : {};
    const { Reservations = [] } = await call(DescribeInstances, asked, account);
    const all = Reservations.flatMap(({ Instances = [] }) => Instances);
    return ids.length > 0 ? all : all.filter(({ State }) => !ended.includes(State?.Name ?? ''));
}
/** What a machine is called: its tag `Name`, else nothing. */
export function nameOf({ Tags = [] }) {
    return Tags.find(({ Key }) => Key === 'Name')?.Value ?? '';
}
/** The machine of a name or an id. Throws UsageError if there is none, or several. */
export async function machineNamed(operator, account, named) {
    const all = await machinesOf(operator, account);
    const found = all.filter((each) => each.InstanceId === named || nameOf(each) === named);
    const [machine] = found;
    if (machine?.InstanceId !== undefined && found.length === 1) {
        return { ...machine, InstanceId: machine.InstanceId };
    }
    if (found.length === 0)
        throw new UsageError(`there is no machine "${named}"`);
    throw new UsageError(`several machines are called "${named}"; name one by its id`);
}
/** One line a machine. */
export function machineTable(machines) {
    const header = ['name', 'id', 'state', 'type', 'private', 'public', 'launched'];
    const rows = machines.map((machine) => [
        nameOf(machine),
        machine.InstanceId ?? '',
        machine.State?.Name ?? '',
        machine.InstanceType ?? '',
        machine.PrivateIpAddress ?? '',
        machine.PublicIpAddress ?? '',
        moment(machine.LaunchTime),
    ]);
    return table(header, rows);
}
/**
 * The id of the newest image of a name that the operator offers or the account owns; `debian-12` is
 * also what `cairn image build debian-12` made. Nobody else's, whatever they call it.
 */
export async function imageNamed(operator, account, named) {
    if (/^ami-[0-9a-f]+$/.test(named))
        return named;
    const Owners = ['self', await operator.accountOf({ flags: {} })];
    const { Images = [] } = await operator.call(DescribeImages, { Owners }, account);
    const built = new RegExp(`^cairn-${named.replace(/[^\w-]/g, '\\$&')}-\\d{4}-\\d{2}-\\d{2}`);
    const found = Images.filter(({ Name = '' }) => Name === named || built.test(Name));
    const [newest] = found.sort((a, b) => made(b) - made(a));
    if (newest?.ImageId !== undefined)
        return newest.ImageId;
    const known = Images.map(({ Name }) => Name).join(', ') || 'none; see `cairn help image`';
    throw new UsageError(`there is no image "${named}"; there are: ${known}`);
}
function made({ CreationDate = '' }) {
    return Date.parse(CreationDate);
}
/** Names for new machines: the one that is given, or it with numbers, none of them taken. */
export function freeNames(machines, { name, base, count }) {
    const taken = new Set(machines.map(nameOf));
    if (name !== undefined && count === 1) {
        if (taken.has(name))
            throw new UsageError(`there is a machine "${name}" already`);
        return [name];
    }
    const names = [];
    for (let i = 1; names.length < count; i++) {
        const next = `${name ?? base}-${i}`;
        if (!taken.has(next))
            names.push(next);
    }
    return names;
}
