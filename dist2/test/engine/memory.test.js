import { rejects } from 'node:assert/strict';
import { EngineFull } from '../../src/engine/engine.js';
import { openMemoryEngine } from '../support/memory-engine.js';
import { engineSuite } from './suite.js';
describe('the engine in memory', () => {
    engineSuite(async () => openMemoryEngine());
    it('is full when a test says so', async () => {
        const engine = openMemoryEngine();
        engine.setFull(true);
        await rejects(engine.chunks.put(Buffer.from('x')), EngineFull);
    });
});
