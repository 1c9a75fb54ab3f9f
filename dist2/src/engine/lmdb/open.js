/**
 * The engine on LMDB, in directories of one machine: `meta/` in the first of them holds the records
 * and the table of volumes; `volumes/NNNN/` in any of them hold chunks. Processes share it by
 * opening it, and each writes to a volume of its own.
 */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { limits } from '../../limits.js';
import { createChunks } from './chunks.js';
import { Commits } from './commits.js';
import { closeInherited, makeDirectory, syncDirectory } from './directory.js';
import { openEnvironment, openTable, openView } from './environment.js';
import { deleteVolume, evacuate } from './evacuate.js';
import { createGrowth } from './growth.js';
import { createRecords, isRecordKey } from './records.js';
import { createSpace } from './space.js';
import { createVolumeTable } from './volume-table.js';
import { Volumes } from './volumes.js';
/** Opens the engine, making what is missing. Throws if a directory cannot be used. */
export async function openEngine(options) {
    const { slot } = options;
    for (const directory of options.directories)
        makeDirectory(join(resolve(directory), 'volumes'));
    const directories = options.directories.map((directory) => realpathSync(directory));
    closeInherited(directories);
    const meta = join(directories[0], 'meta');
    makeDirectory(meta);
    const environment = openEnvironment({
        path: meta,
        mapBytes: limits.metaMapBytes,
        tables: 2,
    });
    const recordTable = openTable(environment, 'records');
    const volumeRows = openTable(environment, 'engine');
    syncDirectory(meta);
    const view = openView(recordTable);
    const space = createSpace(options.reserveBytes ?? limits.diskReserveBytes);
    const growth = createGrowth(meta, environment, space);
    const commits = new Commits({ environment, growth, isKey: isRecordKey });
    const table = createVolumeTable(volumeRows, commits);
    const capacityBytes = options.volumeBytes ?? limits.volumeBytes;
    const volumes = new Volumes({ directories, capacityBytes, table, space });
    if (slot === 0)
        deleteGone(directories, table);
    return {
        records: createRecords({
            table: recordTable,
            view,
            commits,
            isLow: () => space.isLow(meta),
        }),
        chunks: createChunks(volumes, table),
        upkeep: createUpkeep({ volumes, table, commits, onStep: options.onStep ?? (() => undefined) }),
        async close() {
            await volumes.close();
            await commits.close();
            view.close();
            await environment.close();
            growth.close();
        },
    };
}
// What a crash between marking a volume gone and deleting it left behind.
function deleteGone(directories, table) {
    for (const directory of directories) {
        const path = join(directory, 'volumes');
        if (!existsSync(path))
            continue;
        for (const name of readdirSync(path)) {
            const number = Number(name);
            if (!Number.isInteger(number))
                continue;
            const row = table.find(number);
            if (row === undefined || row.state === 'gone')
                deleteVolume(directory, number);
        }
    }
}
function createUpkeep({ volumes, table, commits, onStep }) {
    let evacuating;
    const present = () => table.list().filter(([, row]) => row.state !== 'gone');
    return {
        async *chunkIds({ settled = false } = {}) {
            const isSettled = settled ? table.settled() : () => true;
            for (const [number] of present()) {
                for await (const ids of idsIn(volumes, number))
                    yield ids.filter(isSettled);
            }
        },
        async volumes() {
            const usages = [];
            for (const [number] of present()) {
                const usage = await volumes.use(number, async (volume) => volume.usage());
                if (usage)
                    usages.push(usage);
            }
            return usages;
        },
        evacuate() {
            evacuating ??= evacuate({ volumes, table, onStep }).finally(() => {
                evacuating = undefined;
            });
            return evacuating;
        },
        takeCommitSeconds: () => commits.takeSeconds(),
    };
}
const idsPerBatch = 1000;
async function* idsIn(volumes, number) {
    let after;
    for (;;) {
        const from = after;
        const ids = await volumes.use(number, async (volume) => volume.list(from, idsPerBatch));
        if (!ids || ids.length === 0)
            return;
        yield ids;
        after = ids.at(-1);
    }
}
