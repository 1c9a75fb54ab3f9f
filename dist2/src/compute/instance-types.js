/** Instance types, read from their table when they are first asked for. */
import { instanceTypeTable } from './instance-type-table.js';
let read;
/** All types, by name. */
export function instanceTypes() {
    read ??= new Map(readTable().map((type) => [type.name, type]));
    return read;
}
function readTable() {
    const families = instanceTypeTable.trim().split(/\n(?! )/);
    return families.flatMap((text) => {
        const [head = '', ...rows] = text.split('\n');
        const [family = '', architecture, manufacturer = '', hypervisor, clock, ...marks] = head.split(' ');
        const common = {
            architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
            manufacturer,
            hypervisor: hypervisor === 'xen' ? 'xen' : 'nitro',
            clock: clock === '-' ? undefined : Number(clock),
            burstable: marks.includes('burstable'),
            currentGeneration: !marks.includes('previous'),
        };
        const sizes = rows.join(' ').split(',');
        return sizes.map((size) => ({ ...common, ...readSize(family, size.trim()) }));
    });
}
function readSize(family, text) {
    const [size = '', processors = '', memory = '', network = ''] = text.split(' ');
    const [vcpus = 0, cores = 0] = processors.split('/').map(Number);
    const [networkInterfaces = 0, addressesPerInterface = 0] = network.split('x').map(Number);
    const name = `${family}.${size}`;
    return { name, vcpus, cores, memoryMiB: Number(memory), networkInterfaces, addressesPerInterface };
}
