/** Ansible's amazon.aws modules on real machines; the play is YAML, beside this source. */
import { match } from 'node:assert/strict';
import { join } from 'node:path';
import { useMachines } from '../support/machines.js';
import { awsEnvironment, useProgram } from '../support/programs.js';
import { repositoryRoot } from '../support/server.js';
describe('Ansible on machines', function () {
    this.timeout(600_000);
    const machines = useMachines();
    const ansible = useProgram(machines.server, 'ansible-playbook', (server) => ({
        ...awsEnvironment(server),
        ANSIBLE_LOCALHOST_WARNING: 'false',
        ANSIBLE_INVENTORY_UNPARSED_WARNING: 'false',
        ANSIBLE_NOCOLOR: 'true',
        LC_ALL: 'C.UTF-8',
    }));
    const play = (wanted) => {
        const variables = `wanted=${wanted} image_id=${machines.imageId}`;
        return ansible.run(join(repositoryRoot, 'test/machines/play.yml'), '-e', variables);
    };
    it('makes a network and a machine in it', async () => {
        match(await play('present'), /changed=[1-9]\d* .*failed=0/);
    });
    it('finds nothing to change when it is played again', async () => {
        match(await play('present'), /changed=0 .*failed=0/);
    });
    it('takes all of it away', async () => {
        match(await play('absent'), /changed=[1-9]\d* .*failed=0/);
    });
});
