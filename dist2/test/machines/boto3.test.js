/**
 * A customer's day with boto3, on real machines: a network, a key pair, three machines with user
 * data, SSH by their public addresses. The story is Python, beside this source; each test is one of
 * its steps, and each step goes on where the one before ended.
 */
import { deepEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { useMachines } from '../support/machines.js';
import { awsEnvironment, useProgram } from '../support/programs.js';
import { repositoryRoot } from '../support/server.js';
const steps = {
    network: 'makes a VPC with a way out, and a group that lets SSH in',
    key_pair: 'makes key pairs, whose private halves it is given once',
    launch: 'asks for three machines, with user data',
    waiters: 'waits until they run and their checks are passed',
    quota: 'is refused a fourth, which is beyond its quota',
    ssh_in: 'enters each with the key, by its public address',
    elastic_address: 'enters one by an elastic IP',
    user_data: 'finds the program that user data installed',
    neighbours: 'pings from one to the others, by private address and by name',
    closed_port: 'closes a port in the group, which cuts it within a second',
    console: 'reads the console',
    stop_and_start: 'stops and starts a machine, which keeps its files and its private address',
    terminate: 'terminates them, and nothing is left',
};
describe('boto3 on machines', function () {
    this.timeout(300_000);
    const machines = useMachines();
    const script = ['python3', join(repositoryRoot, 'test/machines/boto3_story.py')];
    const python = useProgram(machines.server, script, (server) => ({
        ...awsEnvironment(server),
        STORY_FOLDER: python.folder,
        IMAGE_ID: machines.imageId,
        PYTHONDONTWRITEBYTECODE: '1',
    }));
    let outcomes = {};
    before('play the story', async () => {
        outcomes = JSON.parse(await python.run()).outcomes;
    });
    for (const [step, promise] of Object.entries(steps)) {
        it(promise, () => deepEqual(outcomes[step], 'ok', outcomes[step]));
    }
});
