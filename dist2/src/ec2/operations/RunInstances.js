import { readParts } from '../../compute/instance-parts.js';
import { launch } from '../../compute/launch.js';
import { reservationsOutput } from '../instances.js';
import { launchResources } from '../launch-resources.js';
import { launchScene } from '../launch-scene.js';
import { launchWish } from '../launching.js';
import { operation } from '../operation.js';
/**
 * Launches instances: all that are asked for, or as many as there is room for, or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const RunInstances = operation('RunInstances', {
    resource: launchResources,
    creates: ['instance', 'volume', 'network-interface'],
    async handle(context) {
        const { account, host, changeShared } = context;
        const wish = await launchWish(context, 'RunInstances');
        const scene = await launchScene(context);
        const launched = await changeShared(async (records, shared) => ({
            instances: await launch([records, shared], wish, scene),
            parts: await readParts(records),
        }));
        host.changed(account);
        const [reservation] = reservationsOutput(launched.instances, launched.parts, context);
        return { ...reservation };
    },
});
