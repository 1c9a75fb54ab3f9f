/** Apache Libcloud's EC2 driver on real machines; what it does is Python, beside this source. */
import { equal } from 'node:assert/strict';
import { join } from 'node:path';
import { useMachines } from '../support/machines.js';
import { awsEnvironment, useProgram } from '../support/programs.js';
import { repositoryRoot } from '../support/server.js';
describe('Apache Libcloud on machines', function () {
    this.timeout(300_000);
    const machines = useMachines();
    const script = ['python3', join(repositoryRoot, 'test/machines/libcloud_life.py')];
    const python = useProgram(machines.server, script, (server) => ({
        ...awsEnvironment(server),
        IMAGE_ID: machines.imageId,
        PYTHONDONTWRITEBYTECODE: '1',
    }));
    it('launches, stops, starts, reboots and destroys a node, with volume, snapshot and address', async () => {
        equal(JSON.parse(await python.run()), 'ok');
    });
});
